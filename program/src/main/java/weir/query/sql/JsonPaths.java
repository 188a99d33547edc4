package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Functions that look into JSON by a path such as `$.a["b c"][0]`.
final class JsonPaths {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.?\\[\\s*(\\d+)\\s*]|\\.?\\[\"((?:[^\"\\\\]|\\\\.)*)\"]|\\.([^.\\[\\]\"*]+)");

  private JsonPaths() {}

  static Term extract(Node at, List<Term> arguments, SqlType result) {
    return call("trino_json_extract", at, arguments, result);
  }

  static Term scalar(Node at, List<Term> arguments, SqlType result) {
    return call("trino_json_extract_scalar", at, arguments, result);
  }

  static Term size(Node at, List<Term> arguments, SqlType result) {
    return call("trino_json_size", at, arguments, result);
  }

  private static Term call(String macro, Node at, List<Term> arguments, SqlType result) {
    Term path = arguments.get(1);
    String text =
        path.literal().map(literal -> DuckText.literal(duckDb(at, literal))).orElse(path.text());
    return Term.of(result, macro + "(" + arguments.get(0).text() + ", " + text + ")");
  }

  /// Every name in quotes, as DuckDB wants names that are more than letters.
  private static String duckDb(Node at, String path) {
    StringBuilder made = new StringBuilder("$");
    int from = path.startsWith("$") ? 1 : 0;
    String rest =
        from == 0 && !path.startsWith("[") && !path.isEmpty() ? "." + path : path.substring(from);
    Matcher steps = STEP.matcher(rest);
    int end = 0;
    while (end < rest.length() && steps.find(end) && steps.start() == end) {
      if (steps.group(1) != null) {
        made.append('[').append(steps.group(1)).append(']');
      } else {
        String name =
            steps.group(2) != null ? steps.group(2).replace("\\\"", "\"") : steps.group(3);
        made.append(".\"").append(name.replace("\"", "\\\"")).append('"');
      }
      end = steps.end();
    }
    if (end < rest.length()) {
      throw Faults.at(at, "INVALID_FUNCTION_ARGUMENT", "Invalid JSON path: '" + path + "'");
    }
    return made.toString();
  }
}
