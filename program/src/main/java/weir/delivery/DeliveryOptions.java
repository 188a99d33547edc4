package weir.delivery;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import weir.model.aws.Fault;

/// How records are gathered into files.
///
/// @param grace how long after the end of a slot its file waits for late records
/// @param rotationBytes compressed size at which a file is full
/// @param spoolBytes how much each flow log may keep on disk while its destination is away
/// @param s3Endpoint an S3 service other than AWS's, addressed path-style; null takes
///   `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL` or AWS
/// @param s3Credentials with which each flow log's files are put
/// @param s3Http how requests reach S3, such as without a network; null for the network
public record DeliveryOptions(
    Duration grace,
    long rotationBytes,
    long spoolBytes,
    @Nullable URI s3Endpoint,
    S3Credentials s3Credentials,
    @Nullable SdkHttpClient s3Http) {
  /// What AWS's files look like: 75 MB at most; a gigabyte of spool.
  public static final DeliveryOptions DEFAULT =
      new DeliveryOptions(
          Duration.ofSeconds(30),
          75_000_000,
          1L << 30,
          null,
          S3Credentials.OF_THE_ENVIRONMENT,
          null);

  private static final long LARGEST_FILE_BYTES = 1L << 30;
  private static final long SMALLEST_SPOOL_BYTES = 64 << 10;

  public DeliveryOptions {
    if (grace.isNegative()) {
      throw new Fault.Invalid("the grace period is " + grace + " but must not be negative");
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
    return new DeliveryOptions(other, rotationBytes, spoolBytes, s3Endpoint, s3Credentials, s3Http);
  }

  public DeliveryOptions withRotationBytes(long bytes) {
    return new DeliveryOptions(grace, bytes, spoolBytes, s3Endpoint, s3Credentials, s3Http);
  }

  public DeliveryOptions withSpoolBytes(long bytes) {
    return new DeliveryOptions(grace, rotationBytes, bytes, s3Endpoint, s3Credentials, s3Http);
  }

  public DeliveryOptions withS3Endpoint(URI endpoint) {
    return new DeliveryOptions(grace, rotationBytes, spoolBytes, endpoint, s3Credentials, s3Http);
  }

  public DeliveryOptions withS3Credentials(S3Credentials credentials) {
    return new DeliveryOptions(grace, rotationBytes, spoolBytes, s3Endpoint, credentials, s3Http);
  }

  /// The same, with requests to S3 going a way of their own.
  public DeliveryOptions withS3Http(SdkHttpClient http) {
    return new DeliveryOptions(grace, rotationBytes, spoolBytes, s3Endpoint, s3Credentials, http);
  }
}
