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

  /// `array_join`; a third argument stands for NULLs, which are left out without it.
  static Term joined(Node at, List<Term> arguments, SqlType result) {
    Term array = arguments.get(0);
    String texts =
        Casts.cast(array, new SqlType.Array(Types.VARCHAR))
            .orElseThrow(
                () -> Faults.type(at, "Cannot join the elements of " + array.type().text()))
            .text();
    String separator = arguments.get(1).text();
    if (arguments.size() == 2) {
      return Term.of(result, "array_to_string(" + texts + ", " + separator + ")");
    }
    String filler = arguments.get(2).text();
    return Term.of(
        result,
        "CASE WHEN %s IS NOT NULL THEN array_to_string(list_transform(%s, lambda a1: coalesce(a1, %s)), %s) END"
            .formatted(filler, texts, filler, separator));
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
