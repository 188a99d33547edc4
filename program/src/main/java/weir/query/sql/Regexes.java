package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;

/// Regular expressions. Trino's are Java's; DuckDB's are RE2's, which lack lookaround and
/// back-references: those fail when the query runs.
final class Regexes {
  /// A longer argument is named once, or nested calls would double the text at every level.
  private static final int LONG_ARGUMENT = 60;

  private Regexes() {}

  static Term like(Node at, List<Term> arguments, SqlType result) {
    return call(result, "regexp_matches($1, $2)", arguments);
  }

  private static Term call(SqlType result, String template, List<Term> arguments) {
    return Template.term(template, arguments, result);
  }

  static Term extract(Node at, List<Term> arguments, SqlType result) {
    String group = arguments.size() == 2 ? "" : ", " + group(at, arguments);
    boolean isShort = arguments.getFirst().text().length() < LONG_ARGUMENT;
    return call(
        result,
        isShort
            ? "CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2" + group + ") END"
            : "regexp_extract_all($1, $2" + group + ")[1]",
        arguments);
  }

  static Term extractAll(Node at, List<Term> arguments, SqlType result) {
    return call(
        result,
        arguments.size() == 2
            ? "regexp_extract_all($1, $2)"
            : "regexp_extract_all($1, $2, " + group(at, arguments) + ")",
        arguments);
  }

  private static String group(Node at, List<Term> arguments) {
    return arguments
        .get(2)
        .literal()
        .orElseThrow(
            () -> Faults.unsupported(at, "The group of a pattern must be a number literal"));
  }

  static Term replace(Node at, List<Term> arguments, SqlType result) {
    if (arguments.size() == 2) {
      return call(result, "regexp_replace($1, $2, '', 'g')", arguments);
    }
    String with =
        arguments
            .get(2)
            .literal()
            .map(text -> DuckText.literal(replacement(text)))
            .orElseGet(() ->
                "regexp_replace(replace("
                    + arguments.get(2).text()
                    + ", '\\', '\\\\'), '\\$([0-9])', '\\\\\\1', 'g')");
    return Term.of(
        result,
        "regexp_replace("
            + arguments.get(0).text()
            + ", "
            + arguments.get(1).text()
            + ", "
            + with
            + ", 'g')");
  }

  /// `$1` becomes `\1`, `\$` a plain dollar.
  private static String replacement(String text) {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hasNext = i + 1 < text.length();
      if (c == '\\' && hasNext) {
        char next = text.charAt(++i);
        made.append(next == '\\' ? "\\\\" : String.valueOf(next));
      } else if (c == '$' && hasNext && Character.isDigit(text.charAt(i + 1))) {
        made.append('\\').append(text.charAt(++i));
      } else {
        made.append(c);
      }
    }
    return made.toString();
  }

  static Term split(Node at, List<Term> arguments, SqlType result) {
    return call(result, "regexp_split_to_array($1, $2)", arguments);
  }

  static Term count(Node at, List<Term> arguments, SqlType result) {
    return call(result, "CAST(len(regexp_extract_all($1, $2)) AS BIGINT)", arguments);
  }

  static Term position(Node at, List<Term> arguments, SqlType result) {
    return call(
        result,
        "CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL WHEN regexp_matches($1, $2) THEN"
            + " CAST(length(regexp_split_to_array($1, $2)[1]) + 1 AS INTEGER) ELSE -1 END",
        arguments);
  }
}
