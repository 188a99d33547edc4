package weir.app;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import weir.api.auth.AccessKeys;
import weir.api.auth.Caller;
import weir.api.ec2.LogDelivery;
import weir.delivery.S3Credentials;

/// The access keys with which Weir itself delivers flow logs: one per flow log and for the life of
/// the process, so that a bucket's policy sees the log-delivery service, and for whom it delivers.
final class DeliveryKeys implements AccessKeys, S3Credentials {
  private static final int SECRET_BYTES = 30;

  private final AccessKeys others;
  private final SecureRandom random;
  private final Map<Source, AccessKey> bySource = new ConcurrentHashMap<>();
  private final Map<String, AccessKey> byId = new ConcurrentHashMap<>();

  /// @param others keys of everybody else
  DeliveryKeys(AccessKeys others, SecureRandom random) {
    this.others = others;
    this.random = random;
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    AccessKey own = byId.get(accessKeyId);
    return own == null ? others.find(accessKeyId) : Optional.of(own);
  }

  @Override
  public AwsCredentialsProvider of(Source source) {
    AccessKey key = bySource.computeIfAbsent(source, this::made);
    byId.put(key.id(), key);
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  private AccessKey made(Source source) {
    byte[] id = new byte[8];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    Caller service =
        Caller.service(
            LogDelivery.PRINCIPAL,
            source.accountId(),
            LogDelivery.sourceArn(source.accountId(), source.region(), source.flowLogId()));
    return new AccessKey(
        "WEIR" + HexFormat.of().withUpperCase().formatHex(id),
        Base64.getEncoder().encodeToString(secret),
        null,
        null,
        service);
  }
}
