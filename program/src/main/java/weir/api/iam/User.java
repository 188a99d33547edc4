package weir.api.iam;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person or program with credentials of its own.
///
/// @param boundary ARN of the policy that bounds what the user may; null when nothing does
/// @param groups names of the groups that the user is in, in their order
/// @param accessKeys ids of the user's access keys
record User(
    String name,
    String path,
    String id,
    Instant createdAt,
    @Nullable String boundary,
    Tags tags,
    PolicySet policies,
    List<String> groups,
    List<String> accessKeys)
    implements Identity, Bounded {
  User {
    groups = List.copyOf(groups);
    accessKeys = List.copyOf(accessKeys);
  }

  static User of(String name, String path, String id, Instant now, Tags tags) {
    return new User(name, path, id, now, null, tags, PolicySet.NONE, List.of(), List.of());
  }

  User called(String newName, String newPath) {
    return new User(newName, newPath, id, createdAt, boundary, tags, policies, groups, accessKeys);
  }

  @Override
  public User withBoundary(@Nullable String arn) {
    return new User(name, path, id, createdAt, arn, tags, policies, groups, accessKeys);
  }

  @Override
  public User withTags(Tags others) {
    return new User(name, path, id, createdAt, boundary, others, policies, groups, accessKeys);
  }

  @Override
  public User withPolicies(PolicySet others) {
    return new User(name, path, id, createdAt, boundary, tags, others, groups, accessKeys);
  }

  User withGroups(List<String> others) {
    return new User(name, path, id, createdAt, boundary, tags, policies, others, accessKeys);
  }

  User withAccessKeys(List<String> others) {
    return new User(name, path, id, createdAt, boundary, tags, policies, groups, others);
  }
}
