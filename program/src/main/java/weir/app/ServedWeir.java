package weir.app;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.SignatureV4;
import weir.api.cloudtrail.AuditFolder;
import weir.api.cloudtrail.AuditLog;
import weir.api.cloudtrail.AuditMemory;
import weir.api.cloudtrail.AuditTrail;
import weir.api.cloudtrail.CloudTrailApi;
import weir.api.ec2.Ec2Api;
import weir.api.ec2.ResourceIds;
import weir.api.gateway.CallMetrics;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.iam.AccessKeyUses;
import weir.api.iam.AccountSettings;
import weir.api.iam.Accounts;
import weir.api.iam.Iam;
import weir.api.iam.IamApi;
import weir.api.iam.IamIdentities;
import weir.api.iam.SecretSeal;
import weir.api.iam.Sessions;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.api.server.SystemPages;
import weir.api.sts.StsApi;
import weir.cli.ServeSettings;
import weir.cli.Service;
import weir.store.state.SqlStateDatabase;
import weir.store.state.StateStore;
import weir.store.state.StateUrl;

/// The running service: joins state, identities, the APIs, the HTTP server and the recorder.
final class ServedWeir implements Service.Running {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final EventLog log;
  private final ServeSettings settings;
  private final HttpServer server;
  private final List<Service.NewAccessKey> newAccessKeys;
  private final AuditTrail trail;

  private ServedWeir(ServeSettings settings) {
    this.settings = settings;
    InstantSource clock = InstantSource.system();
    log = new EventLog(System.err, clock);
    StateStore store = keep(store(settings));
    PrometheusRegistry registry = new PrometheusRegistry();
    Iam iam = new Iam(store, seal(settings), new SecureRandom());
    List<Accounts.FirstKey> firstKeys =
        Accounts.begin(iam, accountSettings(settings), clock.instant());
    newAccessKeys =
        firstKeys.stream()
            .map(key ->
                new Service.NewAccessKey(key.accountId(), key.accessKeyId(), key.secretAccessKey()))
            .toList();
    IamIdentities identities = new IamIdentities(iam);
    Sessions sessions = new Sessions(iam);
    trail = keep(trail(settings, clock));
    ResourceIds ids = new ResourceIds(new SecureRandom());
    Gateway gateway =
        new Gateway(
            List.of(
                StsApi.of(sessions),
                IamApi.of(iam),
                CloudTrailApi.of(trail),
                Ec2Api.of(store, ids, true)),
            new SignatureV4(identities, clock),
            new PolicyEvaluator(identities),
            List.of(new CallMetrics(registry), log, new AccessKeyUses(iam), trail),
            new GatewayLimits(settings.limits().bodyBytes(), settings.limits().requestsPerSecond()),
            clock);
    SystemPages pages =
        new SystemPages(
            Optional::empty,
            trail::failure,
            () -> prometheusText(registry),
            settings.state() == null ? Optional.of(() -> store.size()) : Optional.empty(),
            gateway::answer);
    server = keep(HttpServer.start(options(settings), pages));
    log.say(EventLog.Level.INFO, "serving", Map.of("endpoint", endpoint()));
  }

  static Service.Running start(ServeSettings settings) {
    return new ServedWeir(settings);
  }

  private StateStore store(ServeSettings settings) {
    if (settings.state() == null) {
      return StateStore.ephemeral();
    }
    StateFolder folder = keep(StateFolder.take(settings.state()));
    return StateStore.open(
        SqlStateDatabase.open(StateUrl.of(folder.path(), settings.stateDatabase())));
  }

  /// The key file lies beside the state, and in every backup of it.
  private static SecretSeal seal(ServeSettings settings) {
    return settings.state() == null
        ? SecretSeal.forThisProcess()
        : SecretSeal.withKeyIn(settings.state().resolve("secrets.key"));
  }

  private static AuditTrail trail(ServeSettings settings, InstantSource clock) {
    AuditLog records =
        settings.state() == null
            ? new AuditMemory()
            : AuditFolder.open(
                settings.state().resolve("audit"),
                settings.auditKept(),
                clock.instant(),
                Thread::startVirtualThread);
    return new AuditTrail(records, settings.accounts().getFirst(), clock);
  }

  private static AccountSettings accountSettings(ServeSettings settings) {
    return new AccountSettings(settings.accounts(), null)
        .withRootKey(
            Optional.ofNullable(System.getenv("WEIR_ROOT_ACCESS_KEY_ID")),
            Optional.ofNullable(System.getenv("WEIR_ROOT_SECRET_ACCESS_KEY")));
  }

  private static HttpServerOptions options(ServeSettings settings) {
    ServeSettings.Tls tls = settings.tls();
    return HttpServerOptions.on(settings.host(), settings.port())
        .with(
            tls == null ? null : new HttpServerOptions.Tls(tls.certificate(), tls.key()),
            settings.limits().connections());
  }

  private static String prometheusText(PrometheusRegistry registry) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public String endpoint() {
    return (settings.tls() == null ? "http://" : "https://")
        + settings.host()
        + ":"
        + server.port();
  }

  @Override
  public List<Service.NewAccessKey> newAccessKeys() {
    return newAccessKeys;
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  /// The last part that was joined goes first.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception unclean) {
        log.say(
            EventLog.Level.ERROR,
            "not closed cleanly",
            Map.of("part", part.getClass().getSimpleName(), "reason", unclean));
      }
    }
    log.say(EventLog.Level.INFO, "stopped", Map.of());
  }
}
