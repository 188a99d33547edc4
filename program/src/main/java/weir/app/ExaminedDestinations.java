package weir.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Caller;
import weir.api.ec2.BucketAccess;
import weir.api.ec2.BucketNeeds;
import weir.api.ec2.KeptFlowLogs.Kept;
import weir.api.ec2.LogDelivery;
import weir.api.firehose.Firehose;
import weir.api.logs.GroupSettings;
import weir.api.logs.Logs;
import weir.delivery.streams.StreamState;
import weir.diagnosis.DestinationFacts;
import weir.diagnosis.KeyFacts;
import weir.diagnosis.Refusal;
import weir.store.state.Scope;

/// What the doctor needs to know of the places that flow logs deliver to, as far as they are Weir's
/// own.
final class ExaminedDestinations {
  private static final Pattern GROUP =
      Pattern.compile("arn:[a-z-]+:logs:([a-z0-9-]+):(\\d{12}):log-group:(.+)");
  private static final Pattern STREAM = Pattern.compile("arn:.*:deliverystream[/:](.+)");

  private final @Nullable EmbeddedBuckets buckets;
  private final Logs logs;
  private final LogStoreCounters logStore;
  private final Firehose firehose;
  private final ExaminedKeys keys;

  /// @param buckets of Weir's own S3; null when another S3 has them
  ExaminedDestinations(@Nullable EmbeddedBuckets buckets, EventServices events, ExaminedKeys keys) {
    this.buckets = buckets;
    this.logs = events.logs();
    this.logStore = events.logStore();
    this.firehose = events.firehose();
    this.keys = keys;
  }

  DestinationFacts of(Kept flowLog, String region) {
    String target = flowLog.log().destination().target();
    if (flowLog.log().destination().access().endpoint() != null) {
      return new DestinationFacts.Opaque(target);
    }
    Matcher group = GROUP.matcher(target);
    if (group.matches()) {
      return group(target, new Scope(group.group(2), group.group(1)), group.group(3));
    }
    Matcher stream = STREAM.matcher(target);
    if (stream.matches()) {
      return stream(target, stream.group(1));
    }
    BucketNeeds needs = flowLog.bucketNeeds(region);
    EmbeddedBuckets own = buckets;
    return needs == null || own == null
        ? new DestinationFacts.Opaque(target)
        : bucket(own, needs, flowLog, region);
  }

  private DestinationFacts group(String arn, Scope scope, String name) {
    Optional<GroupSettings> found = logs.settings(scope, name);
    if (found.isEmpty()) {
      return new DestinationFacts.LogGroup(name, false, null, null, List.of());
    }
    String key = found.get().kmsKeyId();
    Caller service =
        Caller.service("logs." + scope.region() + ".amazonaws.com", scope.accountId(), arn);
    return new DestinationFacts.LogGroup(
        name,
        true,
        found.get().retentionDays(),
        key == null
            ? null
            : keys.of(
                key,
                service,
                scope.accountId(),
                scope.region(),
                "logs",
                Map.of("aws:logs:arn", arn)),
        logStore.damage(found.get().events()));
  }

  private DestinationFacts stream(String arn, String name) {
    return firehose
        .status(arn)
        .<DestinationFacts>map(status -> {
          Optional<StreamState> work = firehose.state(arn);
          return new DestinationFacts.Stream(
              name,
              status,
              work.map(StreamState::failure).orElse(null),
              work.map(StreamState::waitingRecords).orElse(0L));
        })
        .orElseGet(() -> new DestinationFacts.Missing("delivery stream", name));
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
    String object = "arn:aws:s3:::" + delivery.bucket() + "/" + delivery.key();
    return keys.of(key, service, service.accountId(), region, "s3", Map.of("aws:s3:arn", object));
  }
}
