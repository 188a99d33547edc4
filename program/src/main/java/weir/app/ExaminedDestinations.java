package weir.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.api.ec2.BucketAccess;
import weir.api.ec2.BucketNeeds;
import weir.api.ec2.KeptFlowLogs.Kept;
import weir.api.ec2.LogDelivery;
import weir.api.kms.DataKeyDesk;
import weir.api.kms.KeyCondition;
import weir.api.kms.KeyUser;
import weir.diagnosis.DestinationFacts;
import weir.diagnosis.KeyFacts;
import weir.diagnosis.Refusal;

/// What the doctor needs to know of the places that flow logs deliver to, as far as they are Weir's
/// own.
final class ExaminedDestinations {
  private final @Nullable EmbeddedBuckets buckets;
  private final DataKeyDesk keys;
  private final InstantSource clock;

  /// @param buckets of Weir's own S3; null when another S3 has them
  ExaminedDestinations(@Nullable EmbeddedBuckets buckets, DataKeyDesk keys, InstantSource clock) {
    this.buckets = buckets;
    this.keys = keys;
    this.clock = clock;
  }

  DestinationFacts of(Kept flowLog, String region) {
    String target = flowLog.log().destination().target();
    BucketNeeds needs = flowLog.bucketNeeds(region);
    EmbeddedBuckets own = buckets;
    if (needs == null || own == null || flowLog.log().destination().access().endpoint() != null) {
      return new DestinationFacts.Opaque(target);
    }
    return bucket(own, needs, flowLog, region);
  }

  private DestinationFacts bucket(
      EmbeddedBuckets own, BucketNeeds needs, Kept flowLog, String region) {
    LogDelivery delivery = needs.delivery();
    Optional<BucketAccess.Bucket> found = own.find(delivery.bucket());
    if (found.isEmpty()) {
      return new DestinationFacts.Missing("bucket", delivery.bucket());
    }
    BucketAccess.Bucket bucket = found.get();
    List<Refusal> refusals =
        own.refusals(delivery).entrySet().stream()
            .map(refused -> ExaminedRoles.refusal(refused.getKey(), refused.getValue()))
            .toList();
    String key = bucket.defaultKey();
    return new DestinationFacts.Bucket(
        bucket.name(),
        bucket.policy(),
        needs.policyWith(bucket.policy()),
        refusals,
        key == null ? null : key(key, delivery, flowLog, region));
  }

  private KeyFacts key(String key, LogDelivery delivery, Kept flowLog, String region) {
    String account = flowLog.log().accountId();
    Caller service =
        Caller.service(
            LogDelivery.PRINCIPAL,
            account,
            LogDelivery.sourceArn(account, region, flowLog.log().id()));
    RequestFacts facts = new RequestFacts("", LogDelivery.PRINCIPAL, true, region, clock.instant());
    KeyUser user = new KeyUser(service, facts, service.accountId(), "s3");
    String object = "arn:aws:s3:::" + delivery.bucket() + "/" + delivery.key();
    KeyCondition condition = keys.condition(user, key, Map.of("aws:s3:arn", object));
    return new KeyFacts(
        key,
        state(condition.state()),
        condition.sentence(),
        condition.policy(),
        LogDelivery.PRINCIPAL);
  }

  private static KeyFacts.State state(KeyCondition.State state) {
    return switch (state) {
      case USABLE -> KeyFacts.State.USABLE;
      case MISSING -> KeyFacts.State.MISSING;
      case DISABLED -> KeyFacts.State.DISABLED;
      case PENDING_DELETION -> KeyFacts.State.PENDING_DELETION;
      case DENIED -> KeyFacts.State.DENIED;
    };
  }
}
