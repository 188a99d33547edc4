package weir.api.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Caller;
import weir.api.gateway.Call;

/// Requests that name no user mean their caller.
final class Self {
  private Self() {}

  /// Whether root speaks of itself.
  static boolean isRoot(@Nullable String requested, Call call) {
    return requested == null && call.caller().kind() == Caller.Kind.ROOT;
  }

  /// The name in the request, or the caller's own.
  static String userName(@Nullable String requested, Call call) {
    if (requested != null) {
      return requested;
    }
    if (call.caller().kind() != Caller.Kind.USER) {
      throw IamError.validation("Must specify userName when calling with non-User credentials");
    }
    return call.caller().name();
  }

  /// Ids of the keys of the user that a request means.
  static List<String> accessKeys(@Nullable String requested, AccountView account, Call call) {
    return isRoot(requested, call)
        ? account.account().rootKeys()
        : account.user(userName(requested, call)).accessKeys();
  }

  /// A key of the user that a request means.
  static KeyRecord accessKey(
      @Nullable String requested, @Nullable String keyId, AccountView account, Call call) {
    String id = Constraint.text("accessKeyId", keyId, 16, 128);
    return accessKeys(requested, account, call).stream()
        .filter(id::equals)
        .findFirst()
        .flatMap(account::findAccessKey)
        .orElseThrow(
            () -> IamError.noSuchEntity("The Access Key with id " + id + " cannot be found."));
  }
}
