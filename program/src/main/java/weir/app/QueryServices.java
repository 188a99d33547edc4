package weir.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import weir.api.athena.Athena;
import weir.api.athena.AthenaApi;
import weir.api.athena.ExecutionLimits;
import weir.api.gateway.ServiceApi;
import weir.cli.ServeSettings;
import weir.model.aws.Fault;
import weir.query.athena.AthenaStatements;
import weir.query.columns.ColumnCacheSettings;
import weir.query.duckdb.DuckDbSqlEngine;
import weir.query.duckdb.SqlEngineSettings;
import weir.query.engine.SqlEngine;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;
import weir.query.trino.LogLoans;
import weir.query.trino.TrinoCluster;
import weir.query.trino.TrinoEngine;
import weir.store.catalog.Catalog;
import weir.store.state.Scope;

/// The services that answer questions about what is recorded: Athena over the engine and the
/// catalogue, and Glue, which is the catalogue.
///
/// @param asked the engine that answers: `engine`, which is the one of the process, or a cluster
/// @param loans the log events that the cluster may read
record QueryServices(
    DuckDbSqlEngine engine,
    SqlEngine asked,
    LogLoans loans,
    QueryBuckets buckets,
    Athena athena,
    GlueServices glue) {
  private static final long MOST_MEMORY_BYTES = 8L << 30;
  private static final long LEAST_MEMORY_BYTES = 256L << 20;
  private static final long SPILL_BYTES = 50L << 30;
  private static final long CACHE_BYTES = 10L << 30;
  private static final int AT_ONCE = 4;
  private static final int WAITING = 1000;

  static QueryServices on(Ground ground, Identity identity, Storage storage) {
    Path scratch = emptied(ground.file("queries", "scratch"));
    URI otherS3 = ground.settings().destinations().s3();
    S3CacheSettings cache =
        new S3CacheSettings(
            ground.file("queries", "s3"),
            CACHE_BYTES,
            otherS3 == null ? "" : otherS3.toString(),
            ground.clock());
    DuckDbSqlEngine engine = ground.parts().keep(new DuckDbSqlEngine(settings(ground, cache)));
    QueryBuckets buckets =
        ground
            .parts()
            .keep(
                new QueryBuckets(
                    new QueryBuckets.Embedded(
                        ground.own(),
                        identity.deliveryKeys(),
                        storage.objects(),
                        storage.kms(),
                        scratch),
                    identity.policies(),
                    otherS3,
                    cache));
    LogLoans loans = new LogLoans(emptied(ground.file("queries", "lent")), ground.clock());
    SqlEngine asked = asked(ground, engine, loans);
    AthenaStatements statements =
        new AthenaStatements(
            asked,
            context ->
                new Catalog(
                    ground.store(),
                    new Scope(context.accountId(), context.region()),
                    ground.clock()),
            scratch);
    Athena athena =
        ground
            .parts()
            .keep(
                new Athena(
                    new Athena.Parts(
                        ground.store(),
                        statements,
                        buckets,
                        identity.policies(),
                        ExecutionLimits.DEFAULT,
                        ground.clock())));
    return new QueryServices(
        engine, asked, loans, buckets, athena, GlueServices.on(ground, identity, buckets, loans));
  }

  List<ServiceApi> services() {
    return List.of(AthenaApi.of(athena), glue.api());
  }

  /// The engine that answers: the one of the process, or a cluster.
  private static SqlEngine asked(Ground ground, DuckDbSqlEngine within, LogLoans loans) {
    ServeSettings.QueryEngine told = ground.settings().queries();
    return told.trino() == null
        ? within
        : ground
            .parts()
            .keep(
                new TrinoEngine(
                    new TrinoCluster(told.trino(), told.user(), password(told)), within, loans));
  }

  private static String password(ServeSettings.QueryEngine told) {
    if (told.passwordFile() == null) {
      return "";
    }
    try (Stream<String> lines = Files.lines(told.passwordFile())) {
      return lines.findFirst().orElse("").strip();
    } catch (IOException unreadable) {
      throw new Fault.Invalid(
          "the password for Trino cannot be read from " + told.passwordFile() + ": " + unreadable);
    }
  }

  private static SqlEngineSettings settings(Ground ground, S3CacheSettings cache) {
    return new SqlEngineSettings(
        new EngineSettings(
            Math.max(LEAST_MEMORY_BYTES, memoryBytes() / AT_ONCE),
            Runtime.getRuntime().availableProcessors(),
            ground.file("queries", "spill"),
            cache),
        SPILL_BYTES,
        AT_ONCE,
        WAITING,
        Optional.of(
            new ColumnCacheSettings(
                ground.file("queries", "columns"), CACHE_BYTES, ground.clock())));
  }

  private static long memoryBytes() {
    long machine =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : MOST_MEMORY_BYTES;
    return Math.min(MOST_MEMORY_BYTES, machine / 2);
  }

  /// A folder without what an earlier run has left in it.
  private static Path emptied(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.deleteIfExists(file);
        }
      }
      return folder;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
