package weir.api.iam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a principal becomes for a while.
///
/// @param trust the policy that says who may become it
/// @param description empty when there is none
/// @param maxSessionSeconds how long a session may last, 3,600 to 43,200
/// @param boundary ARN of the policy that bounds what the role may; null when nothing does
record Role(
    String name,
    String path,
    String id,
    Instant createdAt,
    StoredPolicy trust,
    String description,
    int maxSessionSeconds,
    @Nullable String boundary,
    Tags tags,
    PolicySet policies)
    implements Identity, Bounded {
  static final int SHORTEST_SESSION_SECONDS = 3600;
  static final int LONGEST_SESSION_SECONDS = 43_200;

  static Role of(String name, String path, String id, Instant now, StoredPolicy trust) {
    return new Role(
        name, path, id, now, trust, "", SHORTEST_SESSION_SECONDS, null, Tags.NONE, PolicySet.NONE);
  }

  Role trusting(StoredPolicy others) {
    return new Role(
        name,
        path,
        id,
        createdAt,
        others,
        description,
        maxSessionSeconds,
        boundary,
        tags,
        policies);
  }

  Role described(String text, int longestSeconds) {
    return new Role(
        name, path, id, createdAt, trust, text, longestSeconds, boundary, tags, policies);
  }

  @Override
  public Role withBoundary(@Nullable String arn) {
    return new Role(
        name, path, id, createdAt, trust, description, maxSessionSeconds, arn, tags, policies);
  }

  @Override
  public Role withTags(Tags others) {
    return new Role(
        name,
        path,
        id,
        createdAt,
        trust,
        description,
        maxSessionSeconds,
        boundary,
        others,
        policies);
  }

  @Override
  public Role withPolicies(PolicySet others) {
    return new Role(
        name, path, id, createdAt, trust, description, maxSessionSeconds, boundary, tags, others);
  }
}
