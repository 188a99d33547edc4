package weir.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// DuckDB alone, asked what one would write for it.
///
/// @param kept a database that stays open; null for one that is opened for each answer, as DuckDB's
///   own command does
/// @param sql in which `$t` is `reader`
record DuckDbSide(String name, @Nullable Connection kept, String reader, String sql)
    implements Contest.Side {
  static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads=" + AthenaSide.THREADS);
    }
    return connection;
  }

  static String parquet(Path folder) {
    return "read_parquet('" + folder + "/**/*.parquet')";
  }

  /// The reader of CSV, told every column's type.
  static String text(Path folder) {
    return RecordFormat.DEFAULT.fields().stream()
        .map(field -> "'" + field.columnName() + "': '" + type(field) + "'")
        .collect(
            Collectors.joining(
                ", ",
                "read_csv('"
                    + folder
                    + "/**/*.log.gz', delim=' ', header=true, nullstr='-', quote='',"
                    + " compression='gzip', columns={",
                "})"));
  }

  private static String type(RecordField field) {
    return field.isNumber() ? "BIGINT" : "VARCHAR";
  }

  @Override
  public List<String> answer() throws SQLException {
    if (kept != null) {
      return answer(kept);
    }
    try (Connection own = open()) {
      return answer(own);
    }
  }

  private List<String> answer(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.replace("$t", reader))) {
      List<String> answer = new ArrayList<>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int column = 1; column <= width; column++) {
          row.add(Objects.requireNonNullElse(rows.getString(column), ""));
        }
        answer.add(row.toString());
      }
      return answer;
    }
  }
}
