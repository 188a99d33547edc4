package weir.query.files;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBFunctions;
import weir.query.pruning.FilePruning;
import weir.query.session.DuckDbSession;
import weir.query.sql.SqlText;

/// Puts the table `flow_logs` into a DuckDB session: text files through [TextScan], Parquet files
/// through DuckDB's own reader.
final class FlowLogView {
  private FlowLogView() {}

  /// Creates the view. Not a temporary one: those belong to a single connection.
  static void create(
      DuckDbSession session, FlowLogTable table, List<FlowLogFile> files, TextScan scan)
      throws SQLException {
    List<FlowLogFile> parquet = files.stream().filter(FlowLogFile::isParquet).toList();
    List<String> parts = new ArrayList<>();
    if (parquet.size() < files.size() || files.isEmpty()) {
      DuckDBFunctions.tableFunction()
          .withName(TextScan.NAME)
          .withProjectionPushdown()
          .withFunction(scan)
          .register(session.connection());
      parts.add("SELECT * FROM " + TextScan.NAME + "()");
    }
    if (!parquet.isEmpty()) {
      parts.add(selectParquet(session, table, parquet));
    }
    session.execute(
        "CREATE VIEW " + FilePruning.TABLE + " AS " + String.join(" UNION ALL ", parts));
  }

  private static String selectParquet(
      DuckDbSession session, FlowLogTable table, List<FlowLogFile> files) throws SQLException {
    Map<String, String> present = byColumnName(FlowLogTable.parquetColumns(session, files));
    return table.columns().stream()
        .map(column -> expression(column, present, files) + " AS " + SqlText.name(column.name()))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + FlowLogTable.readParquet(files)));
  }

  private static Map<String, String> byColumnName(Collection<String> names) {
    Map<String, String> present = new HashMap<>();
    names.forEach(
        name -> present.putIfAbsent(name.toLowerCase(Locale.ROOT).replace('-', '_'), name));
    return present;
  }

  private static String expression(
      TableColumn column, Map<String, String> present, List<FlowLogFile> files) {
    if (column instanceof TableColumn.Partition partition) {
      return files.stream()
          .map(file -> file.partition().value(partition.column()).map(SqlText::text).orElse("NULL"))
          .collect(
              Collectors.joining(",", "CAST([", "] AS VARCHAR[])[CAST(file_index AS BIGINT) + 1]"));
    }
    String name = present.get(column.name());
    return "CAST("
        + (name == null ? "NULL" : SqlText.name(name))
        + " AS "
        + column.type().name()
        + ")";
  }
}
