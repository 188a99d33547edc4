package weir.api.ec2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.model.network.FlowLog;

/// What the deliveries of one flow log need of their bucket.
public final class BucketNeeds {
  private static final String SCHEME = "s3://";
  private static final String ARN = "arn:aws:s3:::";

  private final LogDelivery delivery;
  private final String folder;

  private BucketNeeds(LogDelivery delivery, String folder) {
    this.delivery = delivery;
    this.folder = folder;
  }

  /// Empty when the flow log does not go to a bucket.
  static Optional<BucketNeeds> find(FlowLog log, String region) {
    String target = log.destination().target();
    String arn = target.startsWith(SCHEME) ? ARN + target.substring(SCHEME.length()) : target;
    if (!arn.startsWith(ARN)) {
      return Optional.empty();
    }
    S3LogDestination place = S3LogDestination.of(arn);
    boolean hive = log.destination().files().hiveCompatiblePartitions();
    return Optional.of(
        new BucketNeeds(
            place.delivery(log.accountId(), region, hive),
            place.accountFolder(log.accountId(), hive)));
  }

  /// A file as it will be put.
  public LogDelivery delivery() {
    return delivery;
  }

  /// A bucket's policy with the statements that let the deliveries in.
  ///
  /// @param policy null for a bucket without one
  public String policyWith(@Nullable String policy) {
    return new LogDeliveryPolicy(delivery, folder).appendedTo(policy);
  }
}
