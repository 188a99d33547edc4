package weir.api.ec2;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItemError;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;

/// Sees to it, as AWS does when a flow log is made, that its bucket is there and lets deliveries
/// in.
final class FlowLogBuckets {
  private static final int MOST_POLICY_BYTES = 20 * 1024;

  private final BucketAccess buckets;

  FlowLogBuckets(BucketAccess buckets) {
    this.buckets = buckets;
  }

  /// Adds to the bucket's policy what deliveries need, when the caller owns the bucket and may.
  ///
  /// @return what is wrong, for each resource's item; empty when records can be delivered
  Optional<UnsuccessfulItemError> prepare(S3LogDestination destination, boolean hive, Call call) {
    Optional<BucketAccess.Bucket> found = buckets.find(destination.bucket());
    if (found.isEmpty()) {
      return Optional.of(
          refused("400", "LogDestination: " + destination.bucket() + " does not exist"));
    }
    String key = found.get().defaultKey();
    if (key != null && !key.startsWith("arn:")) {
      // Deliveries come from a service, in whose account a bare key id means nothing.
      return Optional.of(
          refused("400", "LogDestination: " + destination.bucket() + " is undeliverable"));
    }
    LogDelivery delivery = destination.delivery(call.accountId(), call.region(), hive);
    if (buckets.mayDeliver(delivery)) {
      return Optional.empty();
    }
    BucketAccess.Bucket bucket = found.get();
    String policy = bucket.policy();
    if (!mayAttach(bucket, destination, call)
        || policy != null && LogDeliveryPolicy.hasExceptions(policy)) {
      return Optional.of(denied(destination));
    }
    String longer =
        new LogDeliveryPolicy(delivery, destination.accountFolder(call.accountId(), hive))
            .appendedTo(policy);
    if (longer.getBytes(StandardCharsets.UTF_8).length > MOST_POLICY_BYTES) {
      return Optional.of(
          refused(
              "LogDestinationPermissionIssueException",
              "The policy of the bucket "
                  + destination.bucket()
                  + " would exceed 20 KB; grant "
                  + LogDelivery.PRINCIPAL
                  + " s3:PutObject on the whole bucket instead"));
    }
    buckets.putPolicy(destination.bucket(), longer);
    return buckets.mayDeliver(delivery) ? Optional.empty() : Optional.of(denied(destination));
  }

  private static boolean mayAttach(
      BucketAccess.Bucket bucket, S3LogDestination destination, Call call) {
    String owner = bucket.ownerAccount();
    return owner != null
        && owner.equals(call.accountId())
        && permits("s3:GetBucketPolicy", bucket, destination, call)
        && permits("s3:PutBucketPolicy", bucket, destination, call);
  }

  private static boolean permits(
      String action, BucketAccess.Bucket bucket, S3LogDestination destination, Call call) {
    String policy = bucket.policy();
    return call.permits(
        Permission.of(action, destination.bucketArn())
            .guardedBy(policy == null ? null : PolicyDocument.parse(policy), call.accountId()));
  }

  private static UnsuccessfulItemError denied(S3LogDestination destination) {
    return refused(
        "400",
        "Access Denied for LogDestination: "
            + destination.bucket()
            + ". Please check LogDestination permission");
  }

  private static UnsuccessfulItemError refused(String code, String sentence) {
    return UnsuccessfulItemError.builder().code(code).message(sentence).build();
  }
}
