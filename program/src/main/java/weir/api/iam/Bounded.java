package weir.api.iam;

import org.jspecify.annotations.Nullable;

/// An identity that can have a permissions boundary and tags: a user or a role.
sealed interface Bounded permits User, Role {
  String name();

  /// ARN of the policy that bounds it; null when nothing does.
  @Nullable String boundary();

  Tags tags();

  Identity withBoundary(@Nullable String arn);

  Identity withTags(Tags others);
}
