package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;

/// Functions whose answer is known before the query runs.
final class Conversions {
  private Conversions() {}

  static Term typeOf(Node at, List<Term> arguments, SqlType result) {
    return Term.literal(result, arguments.getFirst().type().text());
  }

  static Term version(Node at, List<Term> arguments, SqlType result) {
    return Term.literal(result, "Weir");
  }
}
