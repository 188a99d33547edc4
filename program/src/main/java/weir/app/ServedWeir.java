package weir.app;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import weir.api.gateway.CallListener;
import weir.api.gateway.CallMetrics;
import weir.api.iam.AccountSettings;
import weir.api.iam.Accounts;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.api.server.SystemPages;
import weir.cli.ServeSettings;
import weir.cli.Service;
import weir.recording.SourceOpener;

/// The running service: a control plane behind an HTTP server.
///
/// An ephemeral one can be wiped: another control plane, as empty as the first, then takes the
/// first one's place, and root's keys stay.
final class ServedWeir implements Service.Running {
  private final ServeSettings settings;
  private final SourceOpener sources;
  private final InstantSource clock = InstantSource.system();
  private final EventLog log;
  private final List<CallListener> listeners;
  private final List<Accounts.FirstKey> firstKeys;
  private final HttpServer server;
  private final LoggedAsEvents logging;
  private volatile ControlPlane controlPlane;

  private ServedWeir(ServeSettings settings, SourceOpener sources, PrintStream events) {
    log = new EventLog(events, clock);
    this.settings = settings;
    this.sources = sources;
    PrometheusRegistry registry = new PrometheusRegistry();
    listeners = List.of(new CallMetrics(registry), log);
    logging = LoggedAsEvents.install(log);
    try {
      controlPlane = open(accounts(settings));
    } catch (RuntimeException failure) {
      logging.close();
      throw failure;
    }
    firstKeys = controlPlane.firstKeys();
    ServiceMetrics metrics = new ServiceMetrics(registry, () -> controlPlane);
    SystemPages pages =
        new SystemPages(
            () -> controlPlane.failure(),
            () -> controlPlane.trail().failure(),
            metrics::text,
            settings.state().folder() == null ? Optional.of(this::wipe) : Optional.empty(),
            request -> controlPlane.gateway().answer(request));
    try {
      server = HttpServer.start(options(settings), pages);
    } catch (RuntimeException failure) {
      controlPlane.close();
      logging.close();
      throw failure;
    }
    metrics.watch(server);
    log.serving(endpoint());
  }

  static Service.Running start(ServeSettings settings, SourceOpener sources, PrintStream events) {
    return new ServedWeir(settings, sources, events);
  }

  private ControlPlane open(AccountSettings accounts) {
    return ControlPlane.open(settings, accounts, sources, listeners, log, clock);
  }

  private synchronized void wipe() {
    ControlPlane old = controlPlane;
    controlPlane = open(sameRoots());
    old.close();
    log.wiped();
  }

  /// Root of the default account keeps its key over a wipe.
  private AccountSettings sameRoots() {
    AccountSettings told = accounts(settings);
    return firstKeys.isEmpty()
        ? told
        : new AccountSettings(
            told.accountIds(),
            new AccountSettings.RootKey(
                firstKeys.getFirst().accessKeyId(), firstKeys.getFirst().secretAccessKey()));
  }

  private static AccountSettings accounts(ServeSettings settings) {
    return new AccountSettings(settings.home().accounts(), null)
        .withRootKey(
            Optional.ofNullable(System.getenv("WEIR_ROOT_ACCESS_KEY_ID")),
            Optional.ofNullable(System.getenv("WEIR_ROOT_SECRET_ACCESS_KEY")));
  }

  private static HttpServerOptions options(ServeSettings settings) {
    ServeSettings.Tls tls = settings.listen().tls();
    return HttpServerOptions.on(settings.listen().host(), settings.listen().port())
        .with(
            tls == null ? null : new HttpServerOptions.Tls(tls.certificate(), tls.key()),
            settings.limits().connections());
  }

  @Override
  public String endpoint() {
    String host =
        settings.listen().host().contains(":")
            ? "[" + settings.listen().host() + "]"
            : settings.listen().host();
    return (settings.listen().tls() == null ? "http://" : "https://") + host + ":" + server.port();
  }

  @Override
  public List<Service.NewAccessKey> newAccessKeys() {
    return firstKeys.stream()
        .map(key ->
            new Service.NewAccessKey(key.accountId(), key.accessKeyId(), key.secretAccessKey()))
        .toList();
  }

  @Override
  public Optional<String> failure() {
    return controlPlane.failure();
  }

  /// Ends running requests first, then what they need.
  @Override
  public void close() {
    controlPlane.endSessions();
    server.close();
    controlPlane.close();
    logging.close();
    log.stopped();
  }
}
