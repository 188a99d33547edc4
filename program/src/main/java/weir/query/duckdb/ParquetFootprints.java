package weir.query.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weir.query.session.DuckDbSession;
import weir.query.sql.SqlText;

/// How much of Parquet files queries read: the bytes of the columns that they need, and the rows.
/// What was found of a file is kept, because finding it takes as long as a small query does.
final class ParquetFootprints {
  private static final int MOST_FILES = 50_000;

  private final LinkedHashMap<String, Footprint> byKey = new LinkedHashMap<>(16, 0.75f, true);

  /// Compressed bytes of each column, in the order of names.
  ///
  /// @param names in lower case; one list for all files that have the same
  private record Footprint(long rows, List<String> names, long[] bytes) {
    static final Footprint EMPTY = new Footprint(0, List.of(), new long[0]);

    long bytesOf(List<String> columns) {
      long sum = 0;
      for (int i = 0; i < bytes.length; i++) {
        sum += columns.contains(names.get(i)) ? bytes[i] : 0;
      }
      return sum;
    }
  }

  /// Counts what a query has read.
  ///
  /// @param session which may read the files
  void count(DuckDbSession session, RelationPlanner.ParquetRead read, QueryCounters counters) {
    try {
      for (Footprint footprint : of(session, read)) {
        counters.rowsScanned.addAndGet(footprint.rows());
        counters.scanned(footprint.bytesOf(read.columns()));
      }
    } catch (SQLException notCounted) {
      // The answer stands without the count.
    }
  }

  private List<Footprint> of(DuckDbSession session, RelationPlanner.ParquetRead read)
      throws SQLException {
    List<Footprint> found = new ArrayList<>();
    List<RelationPlanner.ParquetFile> unknown = new ArrayList<>();
    synchronized (byKey) {
      for (RelationPlanner.ParquetFile file : read.files()) {
        @Nullable Footprint known = byKey.get(file.key());
        if (known == null) {
          unknown.add(file);
        } else {
          found.add(known);
        }
      }
    }
    if (!unknown.isEmpty()) {
      Map<String, Footprint> looked = look(session, unknown);
      synchronized (byKey) {
        for (RelationPlanner.ParquetFile file : unknown) {
          Footprint footprint = looked.getOrDefault(file.path().toString(), Footprint.EMPTY);
          found.add(footprint);
          byKey.put(file.key(), footprint);
        }
        while (byKey.size() > MOST_FILES) {
          byKey.pollFirstEntry();
        }
      }
    }
    return found;
  }

  /// Footprints by the files' paths; a file without rows has none.
  private static Map<String, Footprint> look(
      DuckDbSession session, List<RelationPlanner.ParquetFile> files) throws SQLException {
    Map<String, Long> rows = new HashMap<>();
    Map<String, TreeMap<String, Long>> bytes = new HashMap<>();
    String list =
        SqlText.list(files.stream().map(file -> ParquetRelation.literally(file.path())).toList());
    try (Statement statement = session.connection().createStatement();
        ResultSet answer =
            statement.executeQuery(
                "SELECT file_name, lower(split_part(path_in_schema, ', ', 1)),"
                    + " CAST(sum(total_compressed_size) AS BIGINT),"
                    + " CAST(coalesce(sum(row_group_num_rows) FILTER (WHERE column_id = 0), 0)"
                    + " AS BIGINT) FROM parquet_metadata("
                    + list
                    + ") GROUP BY 1, 2")) {
      while (answer.next()) {
        String file = answer.getString(1);
        bytes
            .computeIfAbsent(file, _ -> new TreeMap<>())
            .merge(answer.getString(2), answer.getLong(3), Long::sum);
        rows.merge(file, answer.getLong(4), Long::sum);
      }
    }
    Map<List<String>, List<String>> names = new HashMap<>();
    Map<String, Footprint> found = new HashMap<>();
    bytes.forEach((file, columns) -> {
      List<String> own = List.copyOf(columns.keySet());
      found.put(
          file,
          new Footprint(
              rows.getOrDefault(file, 0L),
              names.computeIfAbsent(own, same -> same),
              columns.values().stream().mapToLong(Long::longValue).toArray()));
    });
    return found;
  }
}
