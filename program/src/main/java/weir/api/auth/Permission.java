package weir.api.auth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operation needs to be allowed.
///
/// @param action `ec2:CreateFlowLogs`
/// @param resource ARN, or `*` where the action knows no resources
/// @param conditions keys beyond the global ones that this action offers: `iam:PassedToService`
/// @param resourcePolicy the policy of the resource itself, such as a bucket's; null when it has
///   none
/// @param resourceAccount owner of the resource; null when it is the caller's own
public record Permission(
    String action,
    String resource,
    Map<String, List<String>> conditions,
    @Nullable PolicyDocument resourcePolicy,
    @Nullable String resourceAccount) {
  public Permission {
    conditions = Map.copyOf(conditions);
  }

  public static Permission of(String action, String resource) {
    return new Permission(action, resource, Map.of(), null, null);
  }

  public Permission when(String key, String... values) {
    Map<String, List<String>> more = new java.util.HashMap<>(conditions);
    more.put(key, List.of(values));
    return new Permission(action, resource, more, resourcePolicy, resourceAccount);
  }

  /// The same, on a resource that has an owner and a policy.
  public Permission guardedBy(@Nullable PolicyDocument policy, String ownerAccount) {
    return new Permission(action, resource, conditions, policy, ownerAccount);
  }
}
