package weir.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.auth.RequestFacts;
import weir.api.ec2.BucketAccess;
import weir.api.ec2.LogDelivery;
import weir.store.objects.DataKeys;
import weir.store.objects.Expected;
import weir.store.objects.ObjectEvent;
import weir.store.objects.ObjectLabels;
import weir.store.objects.ObjectName;
import weir.store.objects.ObjectStore;
import weir.store.objects.PutOrder;
import weir.store.objects.Sealing;

/// What flow logs need to know of the buckets of Weir's own S3.
final class EmbeddedBuckets implements BucketAccess {
  /// Under which a bucket's documents keep its policy.
  private static final String POLICY = "policy";

  /// Under which they keep its default encryption.
  private static final String ENCRYPTION = "encryption";

  private static final Pattern KEY = Pattern.compile("<KMSMasterKeyID>([^<]*)</KMSMasterKeyID>");

  private final ObjectStore store;
  private final DataKeys keys;
  private final Authorizer authorizer;
  private final InstantSource clock;

  EmbeddedBuckets(ObjectStore store, DataKeys keys, Authorizer authorizer, InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.authorizer = authorizer;
    this.clock = clock;
  }

  @Override
  public Optional<Bucket> find(String name) {
    return store
        .buckets()
        .find(name)
        .map(bucket ->
            new Bucket(
                name,
                bucket.account(),
                bucket.document(POLICY).orElse(null),
                bucket.document(ENCRYPTION).map(EmbeddedBuckets::key).orElse(null)));
  }

  @Override
  public boolean mayDeliver(LogDelivery delivery) {
    return store
        .buckets()
        .find(delivery.bucket())
        .map(bucket ->
            needs(bucket, delivery).stream().allMatch(need -> decide(need, delivery).allowed()))
        .orElse(false);
  }

  /// What deliveries need of a bucket and its policy does not give them; nothing without a bucket.
  Map<Permission, Decision> refusals(LogDelivery delivery) {
    Map<Permission, Decision> refusals = new LinkedHashMap<>();
    store
        .buckets()
        .find(delivery.bucket())
        .ifPresent(bucket -> {
          for (Permission need : needs(bucket, delivery)) {
            Decision decision = decide(need, delivery);
            if (!decision.allowed()) {
              refusals.put(need, decision);
            }
          }
        });
    return refusals;
  }

  private static List<Permission> needs(weir.store.objects.Bucket bucket, LogDelivery delivery) {
    PolicyDocument policy = bucket.document(POLICY).map(PolicyDocument::parse).orElse(null);
    return List.of(
        Permission.of("s3:PutObject", bucket.arn() + "/" + delivery.key())
            .when("s3:x-amz-acl", LogDelivery.ACL)
            .guardedBy(policy, bucket.account()),
        Permission.of("s3:GetBucketAcl", bucket.arn()).guardedBy(policy, bucket.account()));
  }

  private Decision decide(Permission permission, LogDelivery delivery) {
    Permission asked =
        permission
            .when("aws:SourceAccount", delivery.accountId())
            .when("aws:SourceArn", delivery.anySourceArn());
    RequestFacts facts =
        new RequestFacts("", LogDelivery.PRINCIPAL, true, delivery.region(), clock.instant());
    return authorizer.decide(Caller.service(LogDelivery.PRINCIPAL), asked, facts);
  }

  @Override
  public void putPolicy(String bucket, String policy) {
    store.buckets().configure(bucket, kept -> kept.with(POLICY, policy));
  }

  @Override
  public void put(String bucket, String key, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    PutOrder order =
        new PutOrder(
            new ObjectName(bucket, key),
            ObjectLabels.NONE.withAcl(LogDelivery.ACL),
            store.buckets().bucket(bucket).account(),
            new Sealing(null, keys),
            ObjectEvent.Kind.PUT,
            current -> {});
    try {
      store.put(order, new ByteArrayInputStream(content), Expected.ANYTHING);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static @Nullable String key(String encryption) {
    Matcher key = KEY.matcher(encryption);
    return key.find() ? key.group(1) : null;
  }
}
