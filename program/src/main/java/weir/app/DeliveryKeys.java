package weir.app;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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
  private static final int SECRET_BYTES = 30;
  private static final int MOST_GIVEN_BACK = 1000;

  private final AccessKeys others;
  private final ServiceRoles roles;
  private final SecureRandom random;
  private final Map<Object, AccessKey> byOwner = new ConcurrentHashMap<>();
  private final Map<String, AccessKey> byId = new ConcurrentHashMap<>();
  private final Queue<String> givenBack = new ConcurrentLinkedQueue<>();
  private final AtomicInteger givenBackCount = new AtomicInteger();

  /// @param others keys of everybody else
  DeliveryKeys(AccessKeys others, ServiceRoles roles, SecureRandom random) {
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
    return source.service() == AwsService.LOGS
        ? () -> credentials(source, flowLogRole(source))
        : () -> credentials(source, logDelivery(source));
  }

  /// Credentials for other work of Weir's own.
  ///
  /// @param owner whose they are: the same ones each time
  /// @param caller whom policies see, asked each time
  AwsCredentialsProvider as(String owner, Supplier<Caller> caller) {
    return () -> credentials(owner, caller.get());
  }

  /// A key for work in somebody's name.
  Lent lend(Caller caller) {
    AccessKey key = made(caller);
    byId.put(key.id(), key);
    return new Lent(key, this::takeBack);
  }

  /// The latest ones that were given back are good for a while: work may have asked for more that
  /// is done afterwards, such as keeping an object in columns.
  private void takeBack(AccessKey key) {
    givenBack.add(key.id());
    if (givenBackCount.incrementAndGet() > MOST_GIVEN_BACK) {
      String oldest = givenBack.poll();
      if (oldest != null) {
        givenBackCount.decrementAndGet();
        byId.remove(oldest);
      }
    }
  }

  /// A key that is good at least until it is given back.
  record Lent(AccessKey key, Consumer<AccessKey> takeBack) implements AutoCloseable {
    AwsCredentialsProvider credentials() {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    @Override
    public void close() {
      takeBack.accept(key);
    }
  }

  private AwsCredentials credentials(Object owner, Caller caller) {
    AccessKey last = byOwner.computeIfAbsent(owner, _ -> made(caller));
    AccessKey key = new AccessKey(last.id(), last.secret(), null, null, caller);
    byId.put(key.id(), key);
    return AwsBasicCredentials.create(key.id(), key.secret());
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
