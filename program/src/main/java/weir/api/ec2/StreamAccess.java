package weir.api.ec2;

/// What flow logs need to know of Firehose's delivery streams.
@FunctionalInterface
public interface StreamAccess {
  /// Lets the log-delivery service put records into a stream, as AWS does with the tag
  /// `LogDeliveryEnabled`.
  ///
  /// @return false when there is no such stream
  boolean enable(String streamArn);
}
