package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.stream.Collectors;

/// `greatest` and `least`. DuckDB's leave NULLs out; Trino's answer NULL.
final class Extremes {
  private Extremes() {}

  static Term greatest(Node at, List<Term> arguments, SqlType result) {
    return call("greatest", arguments, result);
  }

  static Term least(Node at, List<Term> arguments, SqlType result) {
    return call("least", arguments, result);
  }

  private static Term call(String name, List<Term> arguments, SqlType result) {
    String present =
        arguments.stream()
            .map(term -> term.text() + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    return Template.term("CASE WHEN " + present + " THEN " + name + "($*) END", arguments, result);
  }
}
