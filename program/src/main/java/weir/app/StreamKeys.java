package weir.app;

import java.security.SecureRandom;
import java.util.Optional;
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

  private final AccessKeys others;
  private final ServiceRoles roles;
  private final OwnKeys<Source> keys;

  /// @param others keys of everybody else
  StreamKeys(AccessKeys others, ServiceRoles roles, SecureRandom random) {
    this.others = others;
    this.roles = roles;
    this.keys = new OwnKeys<>(random);
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    return keys.find(accessKeyId).or(() -> others.find(accessKeyId));
  }

  @Override
  public AwsCredentialsProvider of(Source source) {
    return () -> keys.credentials(source, assumed(source));
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

  private Caller assumed(Source source) {
    try {
      return roles.assumeWithExternalId(
          source.roleArn(), PRINCIPAL, source.accountId(), source.streamArn());
    } catch (Fault.Denied refused) {
      throw SdkClientException.create(refused.sentence(), refused);
    }
  }
}
