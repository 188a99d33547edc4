package weir.delivery;

import java.net.URI;
import java.time.Duration;
import weir.model.aws.Fault;

/// How records are gathered into files.
///
/// @param grace how long after the end of a slot its file waits for late records
/// @param rotationBytes compressed size at which a file is full
/// @param spoolBytes how much each flow log may keep on disk while its destination is away
/// @param eventGrace how long an event waits for others that go with it
/// @param endpoints where services answer
public record DeliveryOptions(
    Duration grace,
    Duration eventGrace,
    long rotationBytes,
    long spoolBytes,
    AwsEndpoints endpoints) {
  /// What AWS's files look like: 75 MB at most; a gigabyte of spool.
  public static final DeliveryOptions DEFAULT =
      new DeliveryOptions(
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          75_000_000,
          1L << 30,
          AwsEndpoints.OF_THE_ENVIRONMENT);

  private static final long LARGEST_FILE_BYTES = 1L << 30;
  private static final long SMALLEST_SPOOL_BYTES = 64 << 10;

  public DeliveryOptions {
    if (grace.isNegative() || eventGrace.isNegative()) {
      throw new Fault.Invalid(
          "the grace period is "
              + (grace.isNegative() ? grace : eventGrace)
              + " but must not be negative");
    }
    if (rotationBytes < 1 || rotationBytes > LARGEST_FILE_BYTES) {
      throw new Fault.Invalid(
          "the file size is "
              + rotationBytes
              + " bytes but must lie between 1 and "
              + LARGEST_FILE_BYTES);
    }
    if (spoolBytes < SMALLEST_SPOOL_BYTES) {
      throw new Fault.Invalid(
          "the spool size is "
              + spoolBytes
              + " bytes but must be at least "
              + SMALLEST_SPOOL_BYTES);
    }
  }

  public DeliveryOptions withGrace(Duration other) {
    return new DeliveryOptions(other, eventGrace, rotationBytes, spoolBytes, endpoints);
  }

  public DeliveryOptions withRotationBytes(long bytes) {
    return new DeliveryOptions(grace, eventGrace, bytes, spoolBytes, endpoints);
  }

  public DeliveryOptions withSpoolBytes(long bytes) {
    return new DeliveryOptions(grace, eventGrace, rotationBytes, bytes, endpoints);
  }

  public DeliveryOptions withEndpoints(AwsEndpoints others) {
    return new DeliveryOptions(grace, eventGrace, rotationBytes, spoolBytes, others);
  }

  /// The same, with S3 at a place of its own.
  public DeliveryOptions withS3Endpoint(URI endpoint) {
    return withEndpoints(endpoints.withS3(endpoint));
  }
}
