package weir.query.insights;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.api.auth.AccessKeys;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyDocument;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.SignatureV4;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.glue.Crawlers;
import weir.api.glue.Glue;
import weir.api.glue.GlueApi;
import weir.api.s3.S3Api;
import weir.api.s3.S3Rooms;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.model.aws.Fault;
import weir.query.engine.LogMoment;
import weir.query.engine.SqlEngine;
import weir.query.trino.CatalogFile;
import weir.query.trino.LocalTrino;
import weir.query.trino.LogLoans;
import weir.query.trino.TrinoCluster;
import weir.query.trino.TrinoEngine;
import weir.store.objects.LocalKeyRing;
import weir.store.objects.ObjectStore;
import weir.store.objects.ObjectStoreOptions;
import weir.store.state.StateStore;

/// A Trino that runs, with the rights that the guide gives to a cluster, and the Glue and S3 that
/// it asks. It is started once, by who needs it first, and ends with the process.
final class RealTrino {
  private static final Caller CLUSTER =
      new Caller(
          Caller.Kind.USER,
          "123456789012",
          "arn:aws:iam::123456789012:user/trino",
          "AIDATRINO",
          "trino",
          "AKIATRINOTRINOTRINO1",
          null,
          Map.of());
  private static final String SECRET = "secretsecretsecretsecretsecretsecret1234";

  /// As `docs/how-to/trino.md` has it.
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*",
       "Action": ["glue:Get*", "s3:GetObject", "s3:ListBucket", "logs:StartQuery"]}}
      """;

  private static final RealTrino ONE = new RealTrino();

  private final LogLoans loans;
  private final URI coordinator;

  private RealTrino() {
    try {
      Path folder = Files.createTempDirectory("weir-lent");
      InstantSource clock = InstantSource.system();
      loans = new LogLoans(folder.resolve("lent"), clock);
      StateStore state = StateStore.ephemeral();
      Glue glue = new Glue(state, loans, clock);
      Crawlers crawlers =
          new Crawlers(
              glue,
              (role, owner, arn) -> {
                throw new Fault.Denied("nothing crawls here");
              },
              Runnable::run,
              clock);
      S3Rooms rooms =
          new S3Rooms(
              ObjectStore.open(
                  folder.resolve("objects"), state, new ObjectStoreOptions(false, clock)),
              LocalKeyRing.open(folder.resolve("ring")),
              Optional.empty(),
              loans,
              List.of(),
              (arn, fault) -> {
                throw fault;
              });
      AccessKeys keys =
          id -> Optional.of(new AccessKeys.AccessKey(id, SECRET, null, null, CLUSTER));
      PolicyEvaluator policies =
          new PolicyEvaluator(caller ->
              new IdentityPolicies.Attached(
                  List.of(new IdentityPolicies.NamedPolicy("trino", PolicyDocument.parse(POLICY))),
                  Optional.empty()));
      Gateway gateway =
          new Gateway(
              List.of(GlueApi.of(glue, crawlers), S3Api.of(rooms)),
              new SignatureV4(keys, clock),
              policies,
              List.of(),
              GatewayLimits.DEFAULT,
              clock);
      HttpServer server = HttpServer.start(HttpServerOptions.on("127.0.0.1", 0), gateway::answer);
      URI weir = URI.create("http://127.0.0.1:" + server.port());
      LocalTrino trino =
          LocalTrino.start(
              new LocalTrino.Order(
                  Path.of(System.getProperty("java.io.tmpdir"), "weir-test-trino"),
                  URI.create("https://repo1.maven.org/maven2"),
                  0,
                  1536,
                  new CatalogFile(weir, weir, "us-east-1"),
                  new LocalTrino.Keys(String.valueOf(CLUSTER.accessKeyId()), SECRET)),
              System.out::println);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(trino::close));
      coordinator = trino.address();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /// The cluster as an engine, which starts it.
  ///
  /// @param local runs what the cluster cannot
  static SqlEngine engine(SqlEngine local) {
    SqlEngine told =
        (query, sources, objects, limits) -> {
          if (sources.values().stream().anyMatch(LogMoment.class::isInstance)) {
            System.out.println("left to this process: " + query.trino());
          }
          return local.start(query, sources, objects, limits);
        };
    return new TrinoEngine(new TrinoCluster(ONE.coordinator, "weir", ""), told, ONE.loans);
  }
}
