package weir.delivery.streams;

/// How one delivery stream delivers.
///
/// @param arn `arn:aws:firehose:eu-central-1:123456789012:deliverystream/flow`
/// @param accountId owner of the stream
/// @param version counts the changes of its destination from 1
public record StreamPlan(
    String name,
    String arn,
    String accountId,
    String region,
    String version,
    Buffering buffering,
    RecordShaping shaping,
    StreamDestination destination) {}
