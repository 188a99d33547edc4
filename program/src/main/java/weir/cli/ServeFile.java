package weir.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.network.ResourceId;
import weir.store.logs.LogStoreLimits;
import weir.store.state.Section;
import weir.store.state.SettingsFile;
import weir.store.state.Shape;

/// The configuration file of `weir serve`.
final class ServeFile {
  private static final Shape ROOT =
      new Shape(
          "serve",
          List.of(
              "listen",
              "tls",
              "state",
              "accounts",
              "region",
              "network",
              "s3",
              "endpoints",
              "log-storage",
              "query",
              "log-sealing",
              "limits",
              "audit"));
  private static final Shape TLS = new Shape("tls", List.of("certificate", "key"));
  private static final Shape STATE = new Shape("state", List.of("folder", "database"));
  private static final Shape S3 = new Shape("s3", List.of("endpoint"));
  private static final Shape ENDPOINT = new Shape("endpoint", List.of("name", "url", "profile"));
  private static final Shape LOG_STORAGE =
      new Shape("log storage", List.of("bucket", "prefix", "endpoint"));
  private static final Shape QUERY =
      new Shape("query", List.of("engine", "trino", "user", "password-file"));
  private static final Shape LOG_SEALING =
      new Shape(
          "log sealing",
          List.of(
              "journal-bytes",
              "journal-batches",
              "journal-age",
              "row-group-rows",
              "row-group-bytes",
              "look-every"));
  private static final Shape LIMITS =
      new Shape(
          "limits",
          List.of(
              "requests-per-second",
              "connections",
              "body-bytes",
              "spool-bytes",
              "put-log-events-per-second",
              "firehose-records-per-second"));
  private static final Shape AUDIT = new Shape("audit", List.of("days"));

  private ServeFile() {}

  /// What a file says, over the defaults.
  ///
  /// @throws Fault.Invalid when it has mistakes; the message has a line for each
  static ServeSettings read(Path file, ServeSettings defaults) {
    return SettingsFile.read(file, ROOT, root -> settings(root, file, defaults));
  }

  private static ServeSettings settings(Section root, Path file, ServeSettings defaults) {
    return new ServeSettings(
        listen(root, file, defaults.listen()),
        state(root, file, defaults.state()),
        home(root, file, defaults.home()),
        new ServeSettings.Destinations(
            root.section("s3", S3)
                .flatMap(section -> section.value("endpoint", URI::create))
                .orElse(defaults.destinations().s3()),
            root.sections("endpoints", ENDPOINT).stream()
                .flatMap(section -> endpoint(section).stream())
                .toList()),
        new ServeSettings.Logs(
            root.section("log-storage", LOG_STORAGE)
                .flatMap(ServeFile::logStorage)
                .orElse(defaults.logs().storage()),
            root.section("log-sealing", LOG_SEALING)
                .flatMap(ServeFile::logSealing)
                .orElse(defaults.logs().sealing())),
        root.section("limits", LIMITS).map(ServeFile::limits).orElse(defaults.limits()),
        root.section("query", QUERY)
            .flatMap(section -> query(section, file))
            .orElse(defaults.queries()));
  }

  private static ServeSettings.Listen listen(
      Section root, Path file, ServeSettings.Listen defaults) {
    ServeSettings.Listen at =
        root.value("listen", text -> listen(text, defaults.tls())).orElse(defaults);
    return new ServeSettings.Listen(
        at.host(),
        at.port(),
        root.section("tls", TLS).flatMap(tls -> tls(tls, file)).orElse(defaults.tls()));
  }

  private static ServeSettings.State state(Section root, Path file, ServeSettings.State defaults) {
    Optional<Section> state = root.section("state", STATE);
    return new ServeSettings.State(
        state
            .flatMap(section -> section.value("folder", text -> beside(file, text)))
            .orElse(defaults.folder()),
        state.flatMap(section -> section.text("database")).orElse(defaults.database()),
        root.section("audit", AUDIT)
            .flatMap(
                section -> section.value("days", days -> Duration.ofDays(number("days", days))))
            .orElse(defaults.auditKept()));
  }

  private static ServeSettings.Home home(Section root, Path file, ServeSettings.Home defaults) {
    List<String> accounts = root.values("accounts", ResourceId::requireAccount);
    return new ServeSettings.Home(
        accounts.isEmpty() ? defaults.accounts() : accounts,
        root.text("region").orElse(defaults.region()),
        root.value("network", text -> beside(file, text)).orElse(defaults.network()));
  }

  private static Optional<ServeSettings.Tls> tls(Section section, Path file) {
    Optional<Path> certificate =
        section
            .need("certificate", "certificate: server.pem")
            .flatMap(node -> section.value(node, text -> beside(file, text)));
    Optional<Path> key =
        section
            .need("key", "key: server.key")
            .flatMap(node -> section.value(node, text -> beside(file, text)));
    return certificate.flatMap(pem -> key.map(secret -> new ServeSettings.Tls(pem, secret)));
  }

  private static Optional<ServeSettings.Endpoint> endpoint(Section section) {
    return section
        .need("name", "name: frankfurt")
        .flatMap(node -> section.value(node, Function.identity()))
        .map(name ->
            new ServeSettings.Endpoint(
                name,
                section.value("url", URI::create).orElse(null),
                section.text("profile").orElse(null)));
  }

  private static Optional<ServeSettings.LogStorage> logStorage(Section section) {
    return section
        .need("bucket", "bucket: weir-logs")
        .flatMap(node -> section.value(node, Function.identity()))
        .map(bucket ->
            new ServeSettings.LogStorage(
                bucket,
                section.text("prefix").map(ServeFile::folder).orElse(""),
                section.text("endpoint").orElse(null)));
  }

  private static String folder(String prefix) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private static Optional<ServeSettings.QueryEngine> query(Section section, Path file) {
    String engine =
        section
            .value("engine", ServeFile::engine)
            .orElse(section.text("trino").isEmpty() ? "duckdb" : "trino");
    if (engine.equals("duckdb")) {
      return Optional.of(ServeSettings.QueryEngine.WITHIN);
    }
    return section
        .need("trino", "trino: http://127.0.0.1:8080")
        .flatMap(node -> section.value(node, URI::create))
        .map(url ->
            new ServeSettings.QueryEngine(
                url,
                section.text("user").orElse(ServeSettings.QueryEngine.WITHIN.user()),
                section.value("password-file", text -> beside(file, text)).orElse(null)));
  }

  private static String engine(String name) {
    if (name.equals("duckdb") || name.equals("trino")) {
      return name;
    }
    throw new Fault.Invalid("engine is " + name + " but must be duckdb or trino");
  }

  private static Optional<LogStoreLimits> logSealing(Section section) {
    LogStoreLimits usual = LogStoreLimits.DEFAULT;
    Optional<Integer> bytes = number(section, "journal-bytes");
    Optional<Integer> batches = number(section, "journal-batches");
    Optional<Duration> age = time(section, "journal-age");
    Optional<Integer> rows = number(section, "row-group-rows");
    Optional<Integer> text = number(section, "row-group-bytes");
    Optional<Duration> pause = time(section, "look-every");
    return section.whole(() ->
        new LogStoreLimits(
            bytes.map(Integer::longValue).orElse(usual.journalBytes()),
            batches.orElse(usual.journalBatches()),
            age.orElse(usual.journalAge()),
            rows.orElse(usual.groupRows()),
            text.orElse(usual.groupBytes()),
            pause.orElse(usual.pause())));
  }

  private static Optional<Integer> number(Section section, String key) {
    return section.value(key, text -> number(key, text));
  }

  private static Optional<Duration> time(Section section, String key) {
    return section.value(key, text -> Durations.of(key, text));
  }

  private static ServeSettings.Limits limits(Section section) {
    ServeSettings.Limits usual = ServeSettings.Limits.DEFAULT;
    return new ServeSettings.Limits(
        number(section, "requests-per-second").orElse(usual.requestsPerSecond()),
        number(section, "connections").orElse(usual.connections()),
        number(section, "body-bytes").orElse(usual.bodyBytes()),
        section
            .value("spool-bytes", text -> wholeNumber("spool-bytes", text))
            .orElse(usual.spoolBytes()),
        number(section, "put-log-events-per-second").orElse(usual.putLogEventsPerSecond()),
        number(section, "firehose-records-per-second").orElse(usual.firehoseRecordsPerSecond()));
  }

  private static int number(String key, String text) {
    long number = wholeNumber(key, text);
    if (number <= Integer.MAX_VALUE) {
      return (int) number;
    }
    throw new Fault.Invalid(key + " is " + text + " but must be " + Integer.MAX_VALUE + " at most");
  }

  private static long wholeNumber(String key, String text) {
    try {
      long number = Long.parseLong(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new Fault.Invalid(key + " is " + text + " but must be a whole number above 0");
  }

  /// Paths of the file are relative to it.
  private static Path beside(Path file, String path) {
    return file.toAbsolutePath().resolveSibling(path).normalize();
  }

  /// @param text `127.0.0.1:4566`, `[::1]:4566`
  static ServeSettings.Listen listen(String text, ServeSettings.@Nullable Tls tls) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port >= 0 && port < 65536) {
        return new ServeSettings.Listen(host.replaceAll("^\\[|]$", ""), port, tls);
      }
    } catch (NumberFormatException notAPort) {
      // said below
    }
    throw new Fault.Invalid(
        "listen is " + text + " but must be an address and a port, such as 127.0.0.1:4566");
  }
}
