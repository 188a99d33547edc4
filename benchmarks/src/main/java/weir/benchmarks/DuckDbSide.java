package weir.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// DuckDB alone, asked what one would write for it.
///
/// @param sql in which `$t` is `reader`
record DuckDbSide(String name, Connection connection, String reader, String sql)
    implements Contest.Side {
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
