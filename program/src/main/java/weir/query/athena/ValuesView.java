package weir.query.athena;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlText;

/// A relation of rows that are known when the query is, written as a view over VALUES: every engine
/// has it.
final class ValuesView {
  private ValuesView() {}

  /// @param rows texts, which become values of the columns' types; null for NULL
  static SqlRelation.View of(
      SqlName name, List<SqlColumn> columns, List<? extends List<@Nullable String>> rows) {
    List<String> picked = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      SqlColumn column = columns.get(i);
      picked.add(
          "CAST(c" + i + " AS " + column.type().text() + ") AS " + SqlText.name(column.name()));
    }
    String none = "(" + String.join(", ", Collections.nCopies(columns.size(), "NULL")) + ")";
    String values =
        rows.isEmpty()
            ? none
            : rows.stream().map(ValuesView::row).collect(Collectors.joining(", "));
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      names.append(i == 0 ? "c" : ", c").append(i);
    }
    String sql =
        "SELECT "
            + String.join(", ", picked)
            + " FROM (VALUES "
            + values
            + ") AS t ("
            + names
            + ")"
            + (rows.isEmpty() ? " WHERE false" : "");
    return new SqlRelation.View(name, sql, columns, name.schema());
  }

  private static String row(List<@Nullable String> cells) {
    return cells.stream()
        .map(cell -> cell == null ? "NULL" : SqlText.text(cell))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
