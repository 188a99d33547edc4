package weir.api.iam;

import java.time.Instant;

/// Users that share policies. Who is in it, each user's document says.
record Group(String name, String path, String id, Instant createdAt, PolicySet policies)
    implements Identity {
  static Group of(String name, String path, String id, Instant now) {
    return new Group(name, path, id, now, PolicySet.NONE);
  }

  @Override
  public Tags tags() {
    return Tags.NONE;
  }

  @Override
  public Group withPolicies(PolicySet others) {
    return new Group(name, path, id, createdAt, others);
  }
}
