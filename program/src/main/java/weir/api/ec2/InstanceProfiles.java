package weir.api.ec2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says which role an instance profile gives. Implemented over the room that keeps roles.
@FunctionalInterface
public interface InstanceProfiles {
  /// There are none.
  InstanceProfiles NONE = (accountId, name) -> Optional.empty();

  /// @param name without its path
  Optional<Profile> find(String accountId, String name);

  /// @param arn of the profile
  /// @param id `AIPA…`
  /// @param roleArn null when the profile has no role
  record Profile(String arn, String id, @Nullable String roleArn) {}
}
