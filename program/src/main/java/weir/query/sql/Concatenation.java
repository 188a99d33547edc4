package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.stream.Collectors;

/// `concat` and `||`.
final class Concatenation {
  private Concatenation() {}

  static Term text(Node at, List<Term> arguments, SqlType result) {
    return Term.of(
        result, arguments.stream().map(Term::text).collect(Collectors.joining(" || ", "(", ")")));
  }

  /// DuckDB takes a NULL list for an empty one; in Trino the result is NULL.
  static Term arrays(Node at, List<Term> arguments, SqlType result) {
    String whole = arguments.getFirst().text();
    for (Term next : arguments.subList(1, arguments.size())) {
      whole = "trino_concat2(" + whole + ", " + next.text() + ")";
    }
    return Term.of(result, whole);
  }
}
