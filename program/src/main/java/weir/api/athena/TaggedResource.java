package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import org.jspecify.annotations.Nullable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// The resource that an operation on tags names: a work group.
final class TaggedResource {
  private TaggedResource() {}

  static Permission permission(Athena athena, String action, @Nullable String arn, Call call) {
    return athena.workGroups().permission(action, workGroup(arn, call), call);
  }

  /// @throws weir.api.protocol.ApiException when the ARN is not of a work group of the caller's
  static String workGroup(@Nullable String arn, Call call) {
    String given = RULES.text("resourceARN", arn, 1, 1011);
    String prefix = WorkGroups.arn(call.scope(), "");
    if (!given.startsWith(prefix)) {
      throw AthenaErrors.invalid(
          "ResourceARN is " + given + " but must be the ARN of a work group: " + prefix + "NAME");
    }
    return WorkGroups.name(given.substring(prefix.length()));
  }

  static void require(StateView view, Scope scope, String workGroup, String arn) {
    if (WorkGroups.find(view, scope, workGroup).isEmpty()) {
      throw AthenaErrors.notFound("WorkGroup " + workGroup + " is not found.", arn);
    }
  }
}
