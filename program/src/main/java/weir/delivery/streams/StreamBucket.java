package weir.delivery.streams;

import java.nio.file.Path;
import java.time.InstantSource;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import weir.delivery.AwsClients;
import weir.delivery.AwsEndpoint;
import weir.delivery.AwsService;

/// A stream's way into its bucket, in the name of the stream's role. Used by one thread at a time.
final class StreamBucket implements AutoCloseable {
  private final BucketPlan plan;
  private final S3Client client;

  private StreamBucket(BucketPlan plan, S3Client client) {
    this.plan = plan;
    this.client = client;
  }

  /// @param endpoint where S3 answers; its credentials are not asked
  /// @param clock wall time
  static StreamBucket open(
      StreamPlan stream, AwsEndpoint endpoint, StreamCredentials credentials, InstantSource clock) {
    BucketPlan plan = stream.destination().bucket();
    boolean elsewhere = endpoint.isElsewhere(AwsService.S3);
    StreamCredentials.Source source =
        new StreamCredentials.Source(plan.roleArn(), stream.accountId(), stream.arn());
    S3ClientBuilder builder =
        AwsClients.configure(
                S3Client.builder(),
                endpoint,
                credentials.of(source),
                Region.of(stream.region()),
                clock)
            .crossRegionAccessEnabled(!elsewhere)
            .forcePathStyle(elsewhere)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false));
    return new StreamBucket(plan, builder.build());
  }

  /// Puts an object, which appears whole or not at all.
  void put(String key, Path file) throws Undelivered {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(plan.bucketName())
            .key(key)
            .contentType("application/octet-stream");
    if (plan.kmsKeyArn() != null) {
      request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(plan.kmsKeyArn());
    }
    try {
      client.putObject(request.build(), RequestBody.fromFile(file));
    } catch (SdkException refused) {
      throw new Undelivered(
          "S3.AccessDenied",
          "s3://" + plan.bucketName() + " was refused: " + refused.getMessage(),
          false);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
