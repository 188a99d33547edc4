package weir.api.s3;

/// Somewhere notifications can go: topics, queues, functions, or a log of events.
///
/// To add one, implement it in the room of the service and give it to [S3Rooms].
public interface ObjectEventTarget {
  /// The ARN that stands for EventBridge, which a bucket turns on without naming one.
  String EVENT_BRIDGE = "eventbridge";

  /// Whether it delivers to an ARN, or to [#EVENT_BRIDGE], and the ARN exists.
  boolean takes(String arn);

  /// Delivers one message in S3's JSON form; returns when it is kept.
  ///
  /// @throws weir.model.aws.Fault when it cannot; the object's change stays
  void deliver(String arn, String message);
}
