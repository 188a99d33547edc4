package weir.api.ec2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// What flow logs need to know of buckets before they deliver there. Implemented where the buckets
/// are: over Weir's own, or over another S3 service.
public interface BucketAccess {
  /// There are no buckets.
  BucketAccess NOWHERE =
      new BucketAccess() {
        @Override
        public Optional<Bucket> find(String name) {
          return Optional.empty();
        }

        @Override
        public boolean mayDeliver(LogDelivery delivery) {
          return false;
        }

        @Override
        public void putPolicy(String bucket, String policy) {
          throw new Fault.NotFound("there is no bucket " + bucket);
        }

        @Override
        public void put(String bucket, String key, String text) {
          throw new Fault.NotFound("there is no bucket " + bucket);
        }
      };

  /// Empty when there is no such bucket.
  ///
  /// @throws weir.model.aws.Fault.Unavailable when the S3 service cannot be reached
  Optional<Bucket> find(String name);

  /// Whether the service `delivery.logs.amazonaws.com` may put such an object and ask for the
  /// bucket's ACL, which the bucket's policy decides.
  boolean mayDeliver(LogDelivery delivery);

  /// Replaces a bucket's policy.
  void putPolicy(String bucket, String policy);

  /// Puts an object of text.
  void put(String bucket, String key, String text);

  /// @param ownerAccount null when it is not known, as of another S3 service
  /// @param policy null when the bucket has none
  /// @param defaultKey KMS key of the bucket's default encryption, as it was configured; null when
  ///   there is none
  record Bucket(
      String name,
      @Nullable String ownerAccount,
      @Nullable String policy,
      @Nullable String defaultKey) {}
}
