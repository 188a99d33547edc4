package weir.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.store.logs.LogStoreLimits;

/// What the service is told when it starts.
///
/// @param listen where it answers
/// @param home whose network it is
/// @param destinations where flow logs are delivered
/// @param queries what answers questions in SQL
public record ServeSettings(
    Listen listen,
    State state,
    Home home,
    Destinations destinations,
    Logs logs,
    Limits limits,
    QueryEngine queries) {
  /// What holds when nobody says otherwise.
  public static ServeSettings usual() {
    return new ServeSettings(
        new Listen("127.0.0.1", 4566, null),
        new State(usualState(), null, Duration.ofDays(90)),
        new Home(List.of("123456789012"), "us-east-1", null),
        new Destinations(null, List.of()),
        new Logs(null, LogStoreLimits.DEFAULT),
        Limits.DEFAULT,
        QueryEngine.WITHIN);
  }

  /// Where state is kept when nobody says where.
  static Path usualState() {
    return Path.of(System.getProperty("user.home"), ".local", "state", "weir", "serve");
  }

  /// The same at another address and with another folder.
  public ServeSettings at(String host, int port, @Nullable Path folder) {
    return new ServeSettings(
        new Listen(host, port, listen.tls()),
        new State(folder, state.database(), state.auditKept()),
        home,
        destinations,
        logs,
        limits,
        queries);
  }

  /// The same with another engine for questions.
  public ServeSettings asking(QueryEngine other) {
    return new ServeSettings(listen, state, home, destinations, logs, limits, other);
  }

  /// The same within other limits.
  public ServeSettings within(Limits others) {
    return new ServeSettings(listen, state, home, destinations, logs, others, queries);
  }

  /// The same with other places to deliver to.
  public ServeSettings with(List<Endpoint> others) {
    return new ServeSettings(
        listen, state, home, new Destinations(destinations.s3(), others), logs, limits, queries);
  }

  /// An address.
  ///
  /// @param port 0 for one that is free
  /// @param tls null for none
  public record Listen(String host, int port, @Nullable Tls tls) {}

  /// What is kept, and where.
  ///
  /// @param folder of everything that is kept; null keeps nothing beyond the process
  /// @param database `jdbc:postgresql://…` in place of the file in the folder; null for the file
  /// @param auditKept how long the records of calls are kept
  public record State(@Nullable Path folder, @Nullable String database, Duration auditKept) {}

  /// Accounts and a region.
  ///
  /// @param accounts twelve digits each; the first is the default account
  /// @param region where the service's own defaults live
  /// @param network description that is imported at the start; null for none
  public record Home(List<String> accounts, String region, @Nullable Path network) {
    public Home {
      accounts = List.copyOf(accounts);
    }
  }

  /// Where flow logs are delivered.
  ///
  /// @param s3 in place of the embedded S3; null for the embedded one
  /// @param endpoints that flow logs may ask for by name
  public record Destinations(@Nullable URI s3, List<Endpoint> endpoints) {
    public Destinations {
      endpoints = List.copyOf(endpoints);
    }
  }

  /// Log events that are sealed.
  ///
  /// @param storage where they are kept; null for the state folder
  /// @param sealing when they are
  public record Logs(@Nullable LogStorage storage, LogStoreLimits sealing) {}

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
