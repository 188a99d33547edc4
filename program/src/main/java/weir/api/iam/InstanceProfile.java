package weir.api.iam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What gives an instance a role.
///
/// @param role name of the role; null when it has none
record InstanceProfile(
    String name, String path, String id, Instant createdAt, Tags tags, @Nullable String role) {
  InstanceProfile withRole(@Nullable String other) {
    return new InstanceProfile(name, path, id, createdAt, tags, other);
  }

  InstanceProfile withTags(Tags others) {
    return new InstanceProfile(name, path, id, createdAt, others, role);
  }
}
