package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Authenticator;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.store.state.StateStore;

/// EC2 behind HTTP, and AWS's SDK for Java in front of it: for tests of operations from outside.
/// Whoever has an access key is let in as the account that the key names; what callers may not do
/// is set by the test.
final class Ec2Service implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/ec2/aws4_request");

  private final StateStore store = StateStore.ephemeral();
  private final HttpServer server;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Map<String, Ec2Client> clients = new ConcurrentHashMap<>();
  private final List<Permission> asked = new CopyOnWriteArrayList<>();

  private Ec2Service(boolean defaultVpcs) {
    Gateway gateway =
        new Gateway(
            List.of(Ec2Api.of(store, new ResourceIds(new Random(7)), defaultVpcs)),
            (request, service) -> {
              Matcher scope = SCOPE.matcher(request.header("authorization").orElse(""));
              if (!scope.find()) {
                throw new Authenticator.RejectedSignature(
                    Authenticator.Reason.MISSING, "not signed");
              }
              return new Authenticator.Signed(root(scope.group(1)), scope.group(2), request);
            },
            (caller, permission, facts) -> {
              asked.add(permission);
              return refused.contains(permission.action())
                  ? new Decision(Decision.Outcome.EXPLICIT_DENY, "with an explicit deny", "test")
                  : Decision.ALLOWED;
            },
            List.of(),
            GatewayLimits.DEFAULT,
            InstantSource.fixed(NOW));
    server = HttpServer.start(HttpServerOptions.on("127.0.0.1", 0), gateway::answer);
  }

  /// Regions begin empty.
  static Ec2Service empty() {
    return new Ec2Service(false);
  }

  /// Regions begin with a default VPC.
  static Ec2Service withDefaultVpcs() {
    return new Ec2Service(true);
  }

  private static Caller root(String accountId) {
    return new Caller(
        Caller.Kind.ROOT,
        accountId,
        "arn:aws:iam::" + accountId + ":root",
        accountId,
        "",
        accountId,
        null,
        Map.of());
  }

  Ec2Client client() {
    return client(ACCOUNT, "eu-central-1");
  }

  Ec2Client client(String accountId, String region) {
    return clients.computeIfAbsent(
        accountId + region,
        key ->
            Ec2Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.of(region))
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(accountId, "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration ->
                    configuration.retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build());
  }

  /// From now on nobody may do this.
  void refuse(String action) {
    refused.add(action);
  }

  /// The permissions that were asked for since the start.
  List<Permission> asked() {
    return asked;
  }

  StateStore store() {
    return store;
  }

  Vpc vpc(String cidr) {
    return client().createVpc(request -> request.cidrBlock(cidr)).vpc();
  }

  Subnet subnet(Vpc vpc, String cidr) {
    return client().createSubnet(request -> request.vpcId(vpc.vpcId()).cidrBlock(cidr)).subnet();
  }

  static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  static TagSpecification tagged(ResourceType type, String key, String value) {
    return TagSpecification.builder()
        .resourceType(type)
        .tags(Tag.builder().key(key).value(value).build())
        .build();
  }

  /// The error that a call ends with: code and sentence.
  static String error(Executable call) {
    Ec2Exception error = assertThrows(Ec2Exception.class, call);
    return error.awsErrorDetails().errorCode() + ": " + error.awsErrorDetails().errorMessage();
  }

  @Override
  public void close() {
    clients.values().forEach(Ec2Client::close);
    server.close();
    store.close();
  }
}
