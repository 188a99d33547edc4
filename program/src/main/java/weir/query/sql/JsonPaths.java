package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;

/// Functions that look into JSON by a path such as `$.a["b c"][0]`.
final class JsonPaths {
  private JsonPaths() {}

  static Term extract(Node at, List<Term> arguments, SqlType result) {
    return call("trino_json_extract", arguments, result);
  }

  static Term scalar(Node at, List<Term> arguments, SqlType result) {
    return call("trino_json_extract_scalar", arguments, result);
  }

  static Term size(Node at, List<Term> arguments, SqlType result) {
    return call("trino_json_size", arguments, result);
  }

  private static Term call(String macro, List<Term> arguments, SqlType result) {
    Term path = arguments.get(1);
    if (!arguments.get(0).isNullLiteral()) {
      path.literal().ifPresent(JsonPaths::check);
    }
    return Term.of(result, macro + "(" + arguments.get(0).text() + ", " + path.text() + ")");
  }

  private static void check(String path) {
    try {
      JsonPath.parse(path);
    } catch (IllegalArgumentException wrong) {
      throw Faults.argument(String.valueOf(wrong.getMessage()));
    }
  }
}
