package weir.query.pruning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import weir.query.session.DuckDbSession;
import weir.query.session.SyntaxNode;

/// What files' names say, as a table for [FilePruning]'s condition: a row per file, the partition
/// columns, and bounds on the times of its rows.
public final class FileCatalog {
  /// AWS promises that a file's rows end within the five minutes of its name. A slot of slack on
  /// both sides costs two files and saves the answer where a writer is less exact.
  private static final Duration SLOT = Duration.ofMinutes(5);

  /// The longest aggregation interval: a record's first packet is at most so much older than its
  /// last.
  private static final Duration LONGEST_FLOW = Duration.ofMinutes(10);

  private static final long FIRST_SECOND = 0;
  private static final long LAST_SECOND = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

  private FileCatalog() {}

  /// The files that can hold rows of a table for which a condition is true.
  ///
  /// @param name a file's name
  /// @param columns those of the table's columns that mean the same as the fields of flow logs
  /// @param condition SQL over the table's columns
  public static <T> List<T> select(
      DuckDbSession session,
      List<T> files,
      Function<T, String> name,
      Set<String> columns,
      String condition) {
    try {
      SyntaxNode tree =
          SyntaxNode.read(
              session.value(
                  "SELECT json_serialize_sql(CAST(? AS VARCHAR))",
                  "SELECT 1 FROM " + FilePruning.TABLE + " WHERE " + condition));
      return tree.isTrue("error")
          ? files
          : new FilePruning(columns)
              .condition(tree)
              .map(possible ->
                  select(session, files, file -> FilePartition.of(name.apply(file)), possible))
              .orElse(files);
    } catch (SQLException cannotBeRead) {
      return files;
    }
  }

  /// The files for which the condition is true; all when it cannot be computed.
  ///
  /// @param name what a file's path says
  public static <T> List<T> select(
      DuckDbSession session, List<T> files, Function<T, FilePartition> name, SyntaxNode condition) {
    try {
      session.execute(
          "CREATE TEMP TABLE weir_files(file INTEGER, start_min BIGINT, start_max BIGINT,"
              + " end_min BIGINT, end_max BIGINT"
              + partitionColumns()
              + ")");
      try {
        fill(session.connection(), files.stream().map(name).toList());
        return selected(session, files, condition);
      } finally {
        session.execute("DROP TABLE weir_files");
      }
    } catch (SQLException cannotBeComputed) {
      return files;
    }
  }

  private static <T> List<T> selected(DuckDbSession session, List<T> files, SyntaxNode condition)
      throws SQLException {
    String sql =
        session.value("SELECT json_deserialize_sql(CAST(? AS JSON))", statement(condition).json());
    List<T> selected = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql + " ORDER BY file")) {
      while (rows.next()) {
        selected.add(files.get(rows.getInt(1)));
      }
    }
    return selected;
  }

  private static SyntaxNode statement(SyntaxNode condition) {
    SyntaxNode file =
        new SyntaxNode(
            Map.of("class", "COLUMN_REF", "type", "COLUMN_REF", "column_names", List.of("file")));
    SyntaxNode table =
        new SyntaxNode(
            Map.of(
                "type",
                "BASE_TABLE",
                "table_name",
                "weir_files",
                "qualified_name",
                new SyntaxNode(Map.of("path", List.of("weir_files")))));
    SyntaxNode select =
        new SyntaxNode(
            Map.of(
                "type",
                "SELECT_NODE",
                "cte_map",
                new SyntaxNode(Map.of("map", List.of())),
                "select_list",
                List.of(file),
                "from_table",
                table,
                "where_clause",
                condition,
                "aggregate_handling",
                "STANDARD_HANDLING"));
    return new SyntaxNode(
        Map.of("error", false, "statements", List.of(new SyntaxNode(Map.of("node", select)))));
  }

  private static String partitionColumns() {
    StringBuilder columns = new StringBuilder();
    for (PartitionColumn column : PartitionColumn.values()) {
      columns.append(", ").append(column.columnName()).append(" VARCHAR");
    }
    return columns.toString();
  }

  private static void fill(DuckDBConnection connection, List<FilePartition> names)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("temp", "main", "weir_files")) {
      for (int i = 0; i < names.size(); i++) {
        FilePartition partition = names.get(i);
        Optional<Instant> slot = partition.slot();
        long endMin = slot.map(at -> at.minus(SLOT).getEpochSecond()).orElse(FIRST_SECOND);
        long endMax =
            slot.map(at -> at.plus(SLOT).plus(SLOT).getEpochSecond() - 1).orElse(LAST_SECOND);
        appender.beginRow();
        appender.append(i);
        appender.append(slot.isPresent() ? endMin - LONGEST_FLOW.toSeconds() : FIRST_SECOND);
        appender.append(endMax);
        appender.append(endMin);
        appender.append(endMax);
        for (PartitionColumn column : PartitionColumn.values()) {
          Optional<String> value = partition.value(column);
          if (value.isPresent()) {
            appender.append(value.orElseThrow());
          } else {
            appender.appendNull();
          }
        }
        appender.endRow();
      }
    }
  }
}
