package weir.query.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weir.query.session.DuckDbSession;
import weir.query.sql.SqlText;

/// Which columns Parquet files have. What was found of a file is kept: where all of a query's files
/// are alike, DuckDB need not open each of them before it begins.
final class ParquetSchemas {
  private static final int MOST_FILES = 50_000;
  private static final int MOST_SCHEMAS = 1_000;

  private final LinkedHashMap<String, String> digestByKey = new LinkedHashMap<>(16, 0.75f, true);
  private final LinkedHashMap<String, Schema> byDigest = new LinkedHashMap<>(16, 0.75f, true);

  /// A column of files.
  ///
  /// @param type as DuckDB names it
  record Present(String name, String type) {}

  /// What a query's files have.
  ///
  /// @param read SQL that reads them
  /// @param columns by their names in lower case
  record Schema(String read, Map<String, Present> columns) {}

  /// Looks at the files that are not known yet.
  Schema of(DuckDbSession session, List<RelationPlanner.ParquetFile> files) throws SQLException {
    Optional<String> digest = oneDigest(session, files);
    String read = read(files, digest.isEmpty());
    if (digest.isPresent()) {
      synchronized (byDigest) {
        Schema known = byDigest.get(digest.get());
        if (known != null) {
          return new Schema(read, known.columns());
        }
      }
    }
    Schema schema = new Schema(read, columns(session, digest.isEmpty() ? read : one(files)));
    if (digest.isPresent()) {
      synchronized (byDigest) {
        byDigest.put(digest.get(), new Schema("", schema.columns()));
        if (byDigest.size() > MOST_SCHEMAS) {
          byDigest.pollFirstEntry();
        }
      }
    }
    return schema;
  }

  private static String one(List<RelationPlanner.ParquetFile> files) {
    return read(files.subList(0, 1), false);
  }

  private static String read(List<RelationPlanner.ParquetFile> files, boolean byName) {
    return "read_parquet("
        + list(files)
        + (byName ? ", union_by_name=true" : "")
        + ", hive_partitioning=false)";
  }

  private static String list(List<RelationPlanner.ParquetFile> files) {
    return SqlText.list(
        files.stream().map(file -> ParquetRelation.literally(file.path())).toList());
  }

  private static Map<String, Present> columns(DuckDbSession session, String read)
      throws SQLException {
    Map<String, Present> columns = new LinkedHashMap<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + read)) {
      while (rows.next()) {
        columns.putIfAbsent(
            rows.getString(1).toLowerCase(Locale.ROOT),
            new Present(rows.getString(1), rows.getString(2)));
      }
    }
    return columns;
  }

  /// What stands for the files' schema; empty when they differ.
  private Optional<String> oneDigest(DuckDbSession session, List<RelationPlanner.ParquetFile> files)
      throws SQLException {
    Set<String> digests = new HashSet<>();
    List<RelationPlanner.ParquetFile> unknown = new ArrayList<>();
    synchronized (digestByKey) {
      for (RelationPlanner.ParquetFile file : files) {
        String digest = digestByKey.get(file.key());
        if (digest == null) {
          unknown.add(file);
        } else {
          digests.add(digest);
        }
      }
    }
    if (!unknown.isEmpty()) {
      Map<String, String> looked = look(session, unknown);
      synchronized (digestByKey) {
        for (RelationPlanner.ParquetFile file : unknown) {
          // A path that DuckDB spells in another way is alike to nothing.
          String path = file.path().toString();
          String digest = looked.getOrDefault(path, path);
          digests.add(digest);
          digestByKey.put(file.key(), digest);
        }
        while (digestByKey.size() > MOST_FILES) {
          digestByKey.pollFirstEntry();
        }
      }
    }
    return digests.size() == 1 ? Optional.of(digests.iterator().next()) : Optional.empty();
  }

  private static Map<String, String> look(
      DuckDbSession session, List<RelationPlanner.ParquetFile> files) throws SQLException {
    Map<String, String> digests = new LinkedHashMap<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT file_name, sha256(string_agg(CAST(s AS VARCHAR), ';' ORDER BY place))"
                    + " FROM (SELECT file_name, row_number() OVER () AS place,"
                    + " {'n': name, 't': type, 'l': type_length, 'r': repetition_type,"
                    + " 'c': num_children, 'v': converted_type, 's': scale, 'p': precision,"
                    + " 'g': logical_type} AS s FROM parquet_schema("
                    + list(files)
                    + ")) GROUP BY 1")) {
      while (rows.next()) {
        digests.put(rows.getString(1), rows.getString(2));
      }
    }
    return digests;
  }
}
