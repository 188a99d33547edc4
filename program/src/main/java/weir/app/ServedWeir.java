package weir.app;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.api.auth.Authenticator;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.gateway.CallMetrics;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
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

  private ServedWeir(ServeSettings settings) {
    this.settings = settings;
    InstantSource clock = InstantSource.system();
    log = new EventLog(System.err, clock);
    StateStore store = keep(store(settings));
    PrometheusRegistry registry = new PrometheusRegistry();
    Authenticator nobody =
        (request, service) -> new Authenticator.Signed(Caller.anonymous(), "", request);
    Gateway gateway =
        new Gateway(
            List.of(StsApi.of()),
            nobody,
            (caller, permission, facts) -> Decision.ALLOWED,
            List.of(new CallMetrics(registry), log),
            new GatewayLimits(settings.limits().bodyBytes(), settings.limits().requestsPerSecond()),
            clock);
    SystemPages pages =
        new SystemPages(
            Optional::empty,
            Optional::empty,
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
    return List.of();
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
