package weir.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.store.logs.LogStoreLimits;

/// What the service is told when it starts.
///
/// @param host address to listen on
/// @param port 0 for one that is free
/// @param state folder of everything that is kept; null keeps nothing beyond the process
/// @param stateDatabase `jdbc:postgresql://…` in place of the file in the state folder; null for
///   the file
/// @param accounts twelve digits each; the first is the default account
/// @param region where the service's own defaults live
/// @param network description that is imported at the start; null for none
/// @param s3 where flow logs are delivered in place of the embedded S3; null for the embedded one
/// @param endpoints that flow logs may ask for by name
/// @param logStorage where sealed log events are kept; null for the state folder
/// @param queries what answers questions in SQL
/// @param logSealing when log events are sealed
public record ServeSettings(
    String host,
    int port,
    @Nullable Tls tls,
    @Nullable Path state,
    @Nullable String stateDatabase,
    List<String> accounts,
    String region,
    @Nullable Path network,
    @Nullable URI s3,
    List<Endpoint> endpoints,
    @Nullable LogStorage logStorage,
    LogStoreLimits logSealing,
    Limits limits,
    Duration auditKept,
    QueryEngine queries) {
  public ServeSettings {
    accounts = List.copyOf(accounts);
    endpoints = List.copyOf(endpoints);
  }

  /// What holds when nobody says otherwise.
  public static ServeSettings usual() {
    return new ServeSettings(
        "127.0.0.1",
        4566,
        null,
        usualState(),
        null,
        List.of("123456789012"),
        "us-east-1",
        null,
        null,
        List.of(),
        null,
        LogStoreLimits.DEFAULT,
        Limits.DEFAULT,
        Duration.ofDays(90),
        QueryEngine.WITHIN);
  }

  /// Where state is kept when nobody says where.
  static Path usualState() {
    return Path.of(System.getProperty("user.home"), ".local", "state", "weir", "serve");
  }

  /// The same at another address and with another folder.
  public ServeSettings at(String otherHost, int otherPort, @Nullable Path otherState) {
    return new ServeSettings(
        otherHost,
        otherPort,
        tls,
        otherState,
        stateDatabase,
        accounts,
        region,
        network,
        s3,
        endpoints,
        logStorage,
        logSealing,
        limits,
        auditKept,
        queries);
  }

  /// The same with another engine for questions.
  public ServeSettings asking(QueryEngine other) {
    return new ServeSettings(
        host,
        port,
        tls,
        state,
        stateDatabase,
        accounts,
        region,
        network,
        s3,
        endpoints,
        logStorage,
        logSealing,
        limits,
        auditKept,
        other);
  }

  /// The same within other limits.
  public ServeSettings within(Limits others) {
    return new ServeSettings(
        host,
        port,
        tls,
        state,
        stateDatabase,
        accounts,
        region,
        network,
        s3,
        endpoints,
        logStorage,
        logSealing,
        others,
        auditKept,
        queries);
  }

  /// The same with other places to deliver to.
  public ServeSettings with(List<Endpoint> others) {
    return new ServeSettings(
        host,
        port,
        tls,
        state,
        stateDatabase,
        accounts,
        region,
        network,
        s3,
        others,
        logStorage,
        logSealing,
        limits,
        auditKept,
        queries);
  }

  /// A place that flow logs with the tag `weir:endpoint=NAME` are delivered to.
  ///
  /// @param url null for AWS's own
  /// @param profile of the AWS tools' credentials; null for those of the environment
  public record Endpoint(String name, @Nullable URI url, @Nullable String profile) {}

  /// A folder of a bucket.
  ///
  /// @param prefix empty, or with its closing `/`
  /// @param endpoint name of one of the endpoints; null for AWS with the environment's credentials
  public record LogStorage(String bucket, String prefix, @Nullable String endpoint) {}

  /// DuckDB within the process, or a Trino cluster.
  ///
  /// @param trino the cluster's coordinator; null for DuckDB
  /// @param user the cluster's name for Weir
  /// @param passwordFile whose first line is the user's password there; null for none
  public record QueryEngine(@Nullable URI trino, String user, @Nullable Path passwordFile) {
    public static final QueryEngine WITHIN = new QueryEngine(null, "weir", null);
  }

  /// PEM files.
  public record Tls(Path certificate, Path key) {}

  /// How much the service takes on.
  ///
  /// @param requestsPerSecond of one access key or, unsigned, one address; 0 for no bound
  /// @param connections open at once
  /// @param bodyBytes of one request outside S3's objects
  /// @param spoolBytes that each flow log may keep while its destination is away
  /// @param putLogEventsPerSecond requests of one account in one region; 0 for no bound
  /// @param firehoseRecordsPerSecond that one delivery stream takes directly; 0 for no bound
  public record Limits(
      int requestsPerSecond,
      int connections,
      int bodyBytes,
      long spoolBytes,
      int putLogEventsPerSecond,
      int firehoseRecordsPerSecond) {
    public static final Limits DEFAULT = new Limits(0, 4096, 16 << 20, 1 << 30, 0, 0);
  }
}
