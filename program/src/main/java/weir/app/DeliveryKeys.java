package weir.app;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import weir.api.auth.AccessKeys;
import weir.api.auth.Caller;
import weir.api.ec2.LogDelivery;
import weir.api.iam.ServiceRoles;
import weir.delivery.AwsService;
import weir.delivery.DeliveryCredentials;
import weir.model.aws.Fault;

/// The access keys with which Weir itself works: one per flow log, subscription or export, and for
/// the life of the process. Policies see the log-delivery service and for whom it delivers, or the
/// flow log's role, which is assumed anew for every piece of work.
final class DeliveryKeys implements AccessKeys, DeliveryCredentials {
  private static final String FLOW_LOGS = "vpc-flow-logs.amazonaws.com";
  private final AccessKeys others;
  private final ServiceRoles roles;
  private final OwnKeys<Object> keys;

  /// @param others keys of everybody else
  DeliveryKeys(AccessKeys others, ServiceRoles roles, SecureRandom random) {
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
    return source.service() == AwsService.LOGS
        ? () -> keys.credentials(source, flowLogRole(source))
        : () -> keys.credentials(source, logDelivery(source));
  }

  /// Credentials for other work of Weir's own.
  ///
  /// @param owner whose they are: the same ones each time
  /// @param caller whom policies see, asked each time
  AwsCredentialsProvider as(String owner, Supplier<Caller> caller) {
    return () -> keys.credentials(owner, caller.get());
  }

  /// A key for work in somebody's name, to be given back.
  OwnKeys.Lent lend(Caller caller) {
    return keys.lend(caller);
  }

  /// The flow log's role, as far as it trusts the service at this moment.
  private Caller flowLogRole(Source source) {
    String role = source.roleArn();
    if (role == null) {
      throw SdkClientException.create("the flow log has no role to deliver with");
    }
    return assumed(role, FLOW_LOGS, source);
  }

  /// The log-delivery service; for another account's stream, if the roles of both sides allow it.
  private Caller logDelivery(Source source) {
    String role = source.roleArn();
    String other = source.crossAccountRoleArn();
    String account = source.accountId();
    if (role != null && other != null) {
      Caller own = assumed(role, LogDelivery.PRINCIPAL, source);
      try {
        account = roles.assumeAs(own, other, LogDelivery.PRINCIPAL).accountId();
      } catch (Fault.Denied refused) {
        throw SdkClientException.create(refused.sentence(), refused);
      }
    }
    Caller service =
        Caller.service(
            LogDelivery.PRINCIPAL,
            source.accountId(),
            LogDelivery.sourceArn(source.accountId(), source.region(), source.flowLogId()));
    return source.service() == AwsService.FIREHOSE ? service.actingIn(account) : service;
  }

  private Caller assumed(String role, String service, Source source) {
    String arn =
        "arn:aws:ec2:"
            + source.region()
            + ":"
            + source.accountId()
            + ":vpc-flow-log/"
            + source.flowLogId();
    try {
      return roles.assume(role, service, source.accountId(), arn);
    } catch (Fault.Denied refused) {
      throw SdkClientException.create(refused.sentence(), refused);
    }
  }
}
