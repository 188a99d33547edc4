package weir.api.auth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operation needs to be allowed.
///
/// @param action `ec2:CreateFlowLogs`
/// @param resource ARN, or `*` where the action knows no resources
/// @param conditions keys beyond the global ones that this action offers: `iam:PassedToService`
/// @param costly keys of this action whose values are looked up only when a policy asks
/// @param resourcePolicy the policy of the resource itself, such as a bucket's; null when it has
///   none
/// @param resourceAccount owner of the resource; null when it is the caller's own
public record Permission(
    String action,
    String resource,
    Map<String, List<String>> conditions,
    CostlyKeys costly,
    @Nullable PolicyDocument resourcePolicy,
    @Nullable String resourceAccount) {
  public Permission {
    conditions = Map.copyOf(conditions);
  }

  /// Without costly keys.
  public Permission(
      String action,
      String resource,
      Map<String, List<String>> conditions,
      @Nullable PolicyDocument resourcePolicy,
      @Nullable String resourceAccount) {
    this(action, resource, conditions, CostlyKeys.NONE, resourcePolicy, resourceAccount);
  }

  /// Condition keys whose values have a price, such as a look at the disk.
  @FunctionalInterface
  public interface CostlyKeys {
    CostlyKeys NONE = key -> List.of();

    /// @param key in small letters
    /// @return nothing when the key has no value, or is no key of these
    List<String> values(String key);
  }

  public static Permission of(String action, String resource) {
    return new Permission(action, resource, Map.of(), null, null);
  }

  public Permission when(String key, String... values) {
    Map<String, List<String>> more = new java.util.HashMap<>(conditions);
    more.put(key, List.of(values));
    return new Permission(action, resource, more, costly, resourcePolicy, resourceAccount);
  }

  public Permission asking(CostlyKeys keys) {
    return new Permission(action, resource, conditions, keys, resourcePolicy, resourceAccount);
  }

  /// The same, on a resource that has an owner and a policy.
  public Permission guardedBy(@Nullable PolicyDocument policy, String ownerAccount) {
    return new Permission(action, resource, conditions, costly, policy, ownerAccount);
  }
}
