package weir.app;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import weir.api.auth.AccessKeys;
import weir.api.auth.Caller;
import weir.api.iam.ServiceRoles;
import weir.delivery.streams.StreamCredentials;
import weir.model.aws.Fault;

/// The access keys with which delivery streams write to their buckets: one per stream and role, for
/// the life of the process. The role is assumed anew for every object.
final class StreamKeys implements AccessKeys, StreamCredentials {
  static final String PRINCIPAL = "firehose.amazonaws.com";
  private static final int SECRET_BYTES = 30;

  private final AccessKeys others;
  private final ServiceRoles roles;
  private final SecureRandom random;
  private final Map<Source, AccessKey> bySource = new ConcurrentHashMap<>();
  private final Map<String, AccessKey> byId = new ConcurrentHashMap<>();

  /// @param others keys of everybody else
  StreamKeys(AccessKeys others, ServiceRoles roles, SecureRandom random) {
    this.others = others;
    this.roles = roles;
    this.random = random;
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    AccessKey own = byId.get(accessKeyId);
    return own == null ? others.find(accessKeyId) : Optional.of(own);
  }

  @Override
  public AwsCredentialsProvider of(Source source) {
    return () -> credentials(source);
  }

  /// For a bucket elsewhere: the role must be assumable all the same, and what goes there are the
  /// credentials of the environment.
  StreamCredentials forOtherS3() {
    return source -> {
      AwsCredentialsProvider environment = StreamCredentials.OF_THE_ENVIRONMENT.of(source);
      return () -> {
        assumed(source);
        return environment.resolveCredentials();
      };
    };
  }

  private AwsCredentials credentials(Source source) {
    Caller role = assumed(source);
    AccessKey last = bySource.computeIfAbsent(source, _ -> made(role));
    AccessKey key = new AccessKey(last.id(), last.secret(), null, null, role);
    byId.put(key.id(), key);
    return AwsBasicCredentials.create(key.id(), key.secret());
  }

  private Caller assumed(Source source) {
    try {
      return roles.assumeWithExternalId(
          source.roleArn(), PRINCIPAL, source.accountId(), source.streamArn());
    } catch (Fault.Denied refused) {
      throw SdkClientException.create(refused.sentence(), refused);
    }
  }

  private AccessKey made(Caller owner) {
    byte[] id = new byte[8];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new AccessKey(
        "WEIR" + HexFormat.of().withUpperCase().formatHex(id),
        Base64.getEncoder().encodeToString(secret),
        null,
        null,
        owner);
  }
}
