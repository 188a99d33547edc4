package weir.api.iam;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// What IAM's operations need to be allowed, as AWS's service authorization reference has it.
final class IamPermission {
  private IamPermission() {}

  /// Where AWS knows no resource.
  static Permission onAll(String operation) {
    return Permission.of("iam:" + operation, "*");
  }

  /// On a user, group or role that is there, or would be at the root path.
  static Permission on(
      String operation, AccountView account, IdentityKind<?> kind, @Nullable String name) {
    String given = name == null ? "" : name;
    return account
        .find(kind, given)
        .map(identity ->
            tagged(Permission.of("iam:" + operation, account.arn(identity)), identity.tags()))
        .orElseGet(() -> Permission.of("iam:" + operation, account.arn(kind.word(), "/", given)));
  }

  /// On a user, and on the caller itself when the request names none.
  static Permission onSelfOr(
      String operation, AccountView account, Call call, @Nullable String name) {
    return name == null
        ? Permission.of("iam:" + operation, call.caller().arn())
        : on(operation, account, IdentityKind.USER, name);
  }

  /// On what is to be made.
  static Permission onNew(
      String operation,
      AccountView account,
      String type,
      @Nullable String path,
      @Nullable String name,
      List<Tag> tags) {
    String where = path == null ? "/" : path;
    String arn = account.arn(type, where, name == null ? "" : name);
    return withRequestTags(Permission.of("iam:" + operation, arn), tags);
  }

  static Permission onPolicy(String operation, AccountView account, @Nullable String arn) {
    String resource = arn == null ? "" : arn;
    return tagged(
        Permission.of("iam:" + operation, resource),
        account.findPolicy(arn).map(ManagedPolicy::tags).orElse(Tags.NONE));
  }

  static Permission onProfile(String operation, AccountView account, @Nullable String name) {
    String given = name == null ? "" : name;
    return account
        .findInstanceProfile(given)
        .map(profile ->
            tagged(Permission.of("iam:" + operation, account.arn(profile)), profile.tags()))
        .orElseGet(
            () -> Permission.of("iam:" + operation, account.arn("instance-profile", "/", given)));
  }

  static Permission withRequestTags(Permission permission, List<Tag> tags) {
    Permission asked = permission;
    for (Tag tag : tags) {
      asked = asked.when("aws:RequestTag/" + tag.key(), tag.value() == null ? "" : tag.value());
    }
    return tags.isEmpty()
        ? asked
        : asked.when("aws:TagKeys", tags.stream().map(Tag::key).toArray(String[]::new));
  }

  /// With the policy that bounds, or is to bound, the identity.
  static Permission bounded(Permission permission, @Nullable String boundary) {
    return boundary == null ? permission : permission.when("iam:PermissionsBoundary", boundary);
  }

  private static Permission tagged(Permission permission, Tags tags) {
    Permission asked = permission;
    for (Map.Entry<String, String> tag : tags.values().entrySet()) {
      asked =
          asked
              .when("iam:ResourceTag/" + tag.getKey(), tag.getValue())
              .when("aws:ResourceTag/" + tag.getKey(), tag.getValue());
    }
    return asked;
  }
}
