package weir.query.athena;

import java.util.ArrayList;
import java.util.List;
import weir.query.sql.SqlQuery;
import weir.query.sql.SqlStatement;
import weir.query.sql.SqlText;

/// A query around another one, which gives its columns other names, types and places.
final class CastQuery {
  private CastQuery() {}

  /// The same rows under other names.
  static SqlQuery renamed(SqlQuery query, List<String> names) {
    List<String> quoted = names.stream().map(SqlText::name).toList();
    String list = String.join(", ", quoted);
    return parsed("SELECT " + list + " FROM (" + query.text() + ") AS t (" + list + ")");
  }

  /// @param columns how many columns the query has
  /// @param picked expressions over `c0`, `c1`, … with their names: `CAST(c1 AS bigint) AS "a"`
  static SqlQuery around(SqlQuery query, int columns, List<String> picked) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      names.add("c" + i);
    }
    return parsed(
        "SELECT "
            + String.join(", ", picked)
            + " FROM ("
            + query.text()
            + ") AS t ("
            + String.join(", ", names)
            + ")");
  }

  private static SqlQuery parsed(String text) {
    if (SqlStatement.parse(text, List.of()) instanceof SqlStatement.Select select) {
      return select.query();
    }
    throw new IllegalStateException("a query became another statement: " + text);
  }
}
