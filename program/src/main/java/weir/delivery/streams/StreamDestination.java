package weir.delivery.streams;

/// Where a delivery stream goes.
public sealed interface StreamDestination permits BucketPlan, EndpointPlan {
  /// The bucket for the records themselves, or for those that could not be delivered.
  BucketPlan bucket();
}
