package weir.app;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;
import weir.api.ec2.BucketAccess;
import weir.api.ec2.LogDelivery;
import weir.model.aws.Fault;

/// What flow logs need to know of the buckets of another S3 service, asked with the credentials of
/// the environment, with which files are delivered there too.
final class RemoteBuckets implements BucketAccess, AutoCloseable {
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;

  private final URI endpoint;
  private final S3Client s3;

  RemoteBuckets(URI endpoint, String region) {
    this.endpoint = endpoint;
    this.s3 =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @Override
  public Optional<Bucket> find(String name) {
    try {
      s3.headBucket(request -> request.bucket(name));
      return Optional.of(new Bucket(name, null, policy(name), null));
    } catch (S3Exception refused) {
      if (refused.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      if (refused.statusCode() == FORBIDDEN) {
        return Optional.of(new Bucket(name, null, null, null));
      }
      throw unavailable(refused);
    } catch (SdkClientException unreachable) {
      throw unavailable(unreachable);
    }
  }

  private @Nullable String policy(String name) {
    try {
      return s3.getBucketPolicy(request -> request.bucket(name)).policy();
    } catch (S3Exception none) {
      // A bucket without a policy, or one whose policy is not ours to read: deliveries will tell.
      return null;
    }
  }

  /// Whether the bucket lets us in at all. What its policies say of one object, only a delivery
  /// shows: DescribeFlowLogs then says FAILED.
  @Override
  public boolean mayDeliver(LogDelivery delivery) {
    try {
      s3.headBucket(request -> request.bucket(delivery.bucket()));
      return true;
    } catch (S3Exception refused) {
      return false;
    } catch (SdkClientException unreachable) {
      throw unavailable(unreachable);
    }
  }

  @Override
  public void putPolicy(String bucket, String policy) {
    try {
      s3.putBucketPolicy(request -> request.bucket(bucket).policy(policy));
    } catch (S3Exception refused) {
      throw new Fault.Denied(
          endpoint + " does not let us put the policy of " + bucket + ": " + refused.getMessage());
    }
  }

  @Override
  public void put(String bucket, String key, String text) {
    try {
      s3.putObject(
          request -> request.bucket(bucket).key(key).acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL),
          RequestBody.fromString(text));
    } catch (S3Exception refused) {
      throw new Fault.Denied(
          endpoint + " does not take " + key + " into " + bucket + ": " + refused.getMessage());
    }
  }

  private Fault.Unavailable unavailable(RuntimeException reason) {
    return new Fault.Unavailable(endpoint + " does not answer: " + reason.getMessage(), reason);
  }

  @Override
  public void close() {
    s3.close();
  }
}
