package weir.api.ec2;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import weir.api.auth.AccessKeys;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.SignatureV4;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.store.state.StateStore;

/// A served EC2 with a VPC, two subnets in different zones, and AWS's own client to drive it.
@SuppressWarnings("unchecked") // the SDK's shorthand builders are generic varargs
final class RoutedVpc implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final String OTHER_ACCOUNT = "210987654321";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  final StateStore store = StateStore.ephemeral();
  final Ec2Client ec2;
  final String vpcId;
  final String subnetA;
  final String subnetB;
  private final HttpServer server;
  private final Ec2Client other;

  RoutedVpc() {
    InstantSource clock = InstantSource.system();
    Gateway gateway =
        new Gateway(
            List.of(
                Ec2Api.of(
                    store,
                    new ResourceIds(new Random(7)),
                    false,
                    new FlowLogParts(
                        FlowLogHealth.FINE, BucketAccess.NOWHERE, _ -> false, DeliveryRoles.NONE),
                    RoutedVpc::profile)),
            new SignatureV4(RoutedVpc::key, clock),
            (caller, permission, facts) -> Decision.ALLOWED,
            List.of(new Defects()),
            GatewayLimits.DEFAULT,
            clock);
    server = HttpServer.start(HttpServerOptions.on("127.0.0.1", 0), gateway::answer);
    ec2 = client(ACCOUNT, Region.US_EAST_1);
    other = client(OTHER_ACCOUNT, Region.EU_WEST_1);
    vpcId = ec2.createVpc(vpc -> vpc.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    subnetA = subnet("10.0.1.0/24", "us-east-1a");
    subnetB = subnet("10.0.2.0/24", "us-east-1b");
  }

  String subnet(String block, String zone) {
    return ec2.createSubnet(it -> it.vpcId(vpcId).cidrBlock(block).availabilityZone(zone))
        .subnet()
        .subnetId();
  }

  /// The client of another account in another region.
  Ec2Client other() {
    return other;
  }

  /// An internet gateway attached to the VPC.
  String internetGateway() {
    String id = ec2.createInternetGateway().internetGateway().internetGatewayId();
    ec2.attachInternetGateway(it -> it.internetGatewayId(id).vpcId(vpcId));
    return id;
  }

  String mainTable() {
    return ec2.describeRouteTables(it ->
            it.filters(
                filter -> filter.name("vpc-id").values(vpcId),
                filter -> filter.name("association.main").values("true")))
        .routeTables()
        .getFirst()
        .routeTableId();
  }

  /// Runs what must fail, and answers AWS's code and sentence.
  static String refusal(Supplier<?> deed) {
    Ec2Exception refused = Assertions.assertThrows(Ec2Exception.class, deed::get);
    return refused.awsErrorDetails().errorCode() + ": " + refused.awsErrorDetails().errorMessage();
  }

  private Ec2Client client(String account, Region region) {
    return Ec2Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
        .region(region)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA" + account, SECRET)))
        .build();
  }

  private static Optional<AccessKeys.AccessKey> key(String id) {
    String account = id.substring("AKIA".length());
    Caller root =
        new Caller(
            Caller.Kind.ROOT,
            account,
            "arn:aws:iam::" + account + ":root",
            account,
            "",
            id,
            null,
            Map.of());
    return Optional.of(new AccessKeys.AccessKey(id, SECRET, null, (Instant) null, root));
  }

  @Override
  public void close() {
    ec2.close();
    other.close();
    server.close();
    store.close();
  }

  /// Shows what the gateway hides from clients.
  private static final class Defects implements weir.api.gateway.CallListener {
    @Override
    public void ended(Ended call) {}

    @Override
    public void defect(String requestId, RuntimeException defect) {
      defect.printStackTrace();
    }
  }

  /// The account has one instance profile, `web`.
  private static Optional<InstanceProfiles.Profile> profile(String accountId, String name) {
    return name.equals("web")
        ? Optional.of(
            new InstanceProfiles.Profile(
                "arn:aws:iam::" + accountId + ":instance-profile/web",
                "AIPAWEB",
                "arn:aws:iam::" + accountId + ":role/web"))
        : Optional.empty();
  }
}
