package weir.query.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import weir.query.engine.PartitionSource;
import weir.query.engine.PartitionSource.Partition;
import weir.query.objects.ObjectAddress;
import weir.query.partition.PartitionProjection;
import weir.query.session.DuckDbSession;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlText;
import weir.query.sql.TableUse;

/// Which partitions of a table a query can need: DuckDB evaluates the query's condition over their
/// values, before anything is listed.
///
/// Projected columns are joined only then, so that a condition thins each column's values before
/// their combinations are made.
final class PartitionPruning {
  /// How many values a projected column may have that the query does not fix.
  private static final int MOST_VALUES = 4_000_000;

  /// How many partitions a scan may have, as in Athena.
  private static final int MOST_PARTITIONS = 1_000_000;

  private final DuckDbSession session;
  private final TableUse use;
  private final List<SqlColumn> keys;
  private final QueryCounters counters;

  PartitionPruning(DuckDbSession session, TableUse use, QueryCounters counters) {
    this.session = session;
    this.use = use;
    this.keys = use.table().columns().stream().filter(SqlColumn::partition).toList();
    this.counters = counters;
  }

  List<Partition> needed(PartitionSource source) throws SQLException {
    List<Partition> needed =
        switch (source) {
          case PartitionSource.None(ObjectAddress location) -> {
            counters.partitionsConsidered.incrementAndGet();
            yield List.of(new Partition(List.of(), location));
          }
          case PartitionSource.Listed(List<Partition> partitions) -> listed(partitions);
          case PartitionSource.Projected(PartitionProjection projection) -> projected(projection);
        };
    counters.partitionsRead.addAndGet(needed.size());
    return needed;
  }

  private List<Partition> listed(List<Partition> partitions) throws SQLException {
    counters.partitionsConsidered.addAndGet(partitions.size());
    if (use.partitionCondition().isEmpty() || partitions.isEmpty()) {
      return partitions;
    }
    String table = table("p");
    session.execute(
        "CREATE TABLE "
            + table
            + IntStream.range(0, keys.size())
                .mapToObj(i -> "v" + i + " VARCHAR")
                .collect(Collectors.joining(", ", "(i INTEGER, ", ")")));
    try {
      try (DuckDBAppender appender = session.connection().createAppender("main", table)) {
        for (int i = 0; i < partitions.size(); i++) {
          appender.beginRow();
          appender.append(i);
          for (int key = 0; key < keys.size(); key++) {
            append(appender, partitions.get(i).values().get(key));
          }
          appender.endRow();
        }
      }
      List<Partition> needed = new ArrayList<>();
      select(
          "i",
          "(SELECT i, " + typed("v") + " FROM " + table + ")",
          row -> needed.add(partitions.get(row.getInt(1))),
          "i");
      return needed;
    } finally {
      session.execute("DROP TABLE " + table);
    }
  }

  private static void append(DuckDBAppender appender, @Nullable String value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      appender.append(value);
    }
  }

  private List<Partition> projected(PartitionProjection projection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try {
      long combinations = 1;
      for (int i = 0; i < keys.size(); i++) {
        List<String> values = projection.values(i, use.pinned(), MOST_VALUES);
        combinations = saturated(combinations, values.size());
        tables.add(table("v" + i));
        fill(tables.getLast(), i, values);
      }
      counters.partitionsConsidered.addAndGet(combinations);
      String raw =
          IntStream.range(0, keys.size()).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
      List<Partition> needed = new ArrayList<>();
      select(
          raw,
          "(SELECT " + raw + ", " + typed("v") + " FROM " + String.join(", ", tables) + ")",
          row -> {
            List<String> texts = new ArrayList<>();
            for (int i = 1; i <= keys.size(); i++) {
              texts.add(row.getString(i));
            }
            if (needed.size() == MOST_PARTITIONS) {
              throw tooMany();
            }
            needed.add(
                new Partition(
                    new ArrayList<@Nullable String>(texts),
                    ObjectAddress.of(projection.location(texts)).folder()));
          },
          raw);
      return needed;
    } finally {
      for (String table : tables) {
        session.execute("DROP TABLE IF EXISTS " + table);
      }
    }
  }

  private SqlFault tooMany() {
    return new SqlFault(
        "HIVE_EXCEEDED_PARTITION_LIMIT",
        0,
        0,
        "Query over table '%s' can potentially read more than %d partitions"
            .formatted(use.table().name(), MOST_PARTITIONS));
  }

  private static long saturated(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  private void fill(String table, int key, List<String> values) throws SQLException {
    session.execute("CREATE TABLE " + table + "(v" + key + " VARCHAR)");
    try (DuckDBAppender appender = session.connection().createAppender("main", table)) {
      for (String value : values) {
        appender.beginRow();
        appender.append(value);
        appender.endRow();
      }
    }
  }

  private String table(String kind) {
    return "weir_" + kind + "_" + use.number();
  }

  /// The partition columns under their names, of their types.
  private String typed(String prefix) {
    return IntStream.range(0, keys.size())
        .mapToObj(i ->
            CellCast.scalar(keys.get(i).type(), prefix + i)
                + " AS "
                + SqlText.name(keys.get(i).name()))
        .collect(Collectors.joining(", "));
  }

  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  private void select(String columns, String from, RowTaker taker, String order)
      throws SQLException {
    Optional<String> condition = use.partitionCondition();
    String sql =
        "SELECT "
            + columns
            + " FROM "
            + from
            + condition.map(text -> " WHERE " + text).orElse("")
            + " ORDER BY "
            + order;
    session.define(condition.orElse(""));
    try (Statement statement = session.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }
}
