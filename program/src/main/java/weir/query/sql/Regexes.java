package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;

/// Regular expressions. Trino's are Java's and DuckDB's are RE2's: a pattern that looks around or
/// back, where the query writes it, is matched in Java; so are groups beyond those that DuckDB
/// counts.
final class Regexes {
  /// A longer argument is named once, or nested calls would double the text at every level.
  private static final int LONG_ARGUMENT = 60;

  /// As many groups as DuckDB can be asked for.
  private static final int MOST_GROUPS = 9;

  private static final String TEXTS = "from_json(%s, '[\"VARCHAR\"]')";

  private Regexes() {}

  private static boolean isJava(List<Term> arguments) {
    return arguments.get(1).literal().filter(JavaRegex::isNeeded).isPresent();
  }

  /// Whether a group of a match is wanted that Java must find.
  private static boolean isJavaGroup(List<Term> arguments) {
    return isJava(arguments)
        || arguments.size() > 2
            && arguments
                .get(2)
                .literal()
                .filter(group -> Long.parseLong(group) <= MOST_GROUPS)
                .isEmpty();
  }

  private static Term call(SqlType result, String template, List<Term> arguments) {
    return Template.term(template, arguments, result);
  }

  static Term like(Node at, List<Term> arguments, SqlType result) {
    return call(
        result,
        isJava(arguments)
            ? "CAST(" + JavaFunctions.text("regexp_like", "$1", "$2") + " AS BOOLEAN)"
            : "regexp_matches($1, $2)",
        arguments);
  }

  static Term extract(Node at, List<Term> arguments, SqlType result) {
    if (arguments.size() > 2 && arguments.get(2).isNullLiteral()) {
      return Term.nothing(result);
    }
    String group = group(arguments);
    if (isJavaGroup(arguments)) {
      return call(
          result, JavaFunctions.text("regexp_extract", "$1", "$2", javaGroup(group)), arguments);
    }
    boolean isShort = arguments.getFirst().text().length() < LONG_ARGUMENT;
    return call(
        result,
        isShort
            ? "CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2, " + group + ") END"
            : "regexp_extract_all($1, $2, " + group + ")[1]",
        arguments);
  }

  static Term extractAll(Node at, List<Term> arguments, SqlType result) {
    if (arguments.size() > 2 && arguments.get(2).isNullLiteral()) {
      return Term.nothing(result);
    }
    String group = group(arguments);
    return call(
        result,
        isJavaGroup(arguments)
            ? TEXTS.formatted(
                JavaFunctions.text("regexp_extract_all", "$1", "$2", javaGroup(group)))
            : "regexp_extract_all($1, $2, " + group + ")",
        arguments);
  }

  private static String javaGroup(String group) {
    return "CAST(" + group + " AS VARCHAR)";
  }

  /// The number of the group, or the text that stands for it.
  private static String group(List<Term> arguments) {
    if (arguments.size() == 2) {
      return "0";
    }
    if (arguments.get(2).literal().isEmpty()) {
      return "$3";
    }
    String group = arguments.get(2).literal().orElseThrow();
    long number = Long.parseLong(group);
    int groups = arguments.get(1).literal().map(JavaRegex::groups).orElse(Integer.MAX_VALUE);
    if (number < 0 || number > groups) {
      throw Faults.argument(
          number < 0
              ? "Group cannot be negative"
              : "Pattern has " + groups + " groups. Cannot access group " + group);
    }
    return group;
  }

  static Term replace(Node at, List<Term> arguments, SqlType result) {
    if (isJava(arguments)) {
      String with = arguments.size() == 2 ? "''" : "$3";
      return call(result, JavaFunctions.text("regexp_replace", "$1", "$2", with), arguments);
    }
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
    return call(
        result,
        isJava(arguments)
            ? TEXTS.formatted(JavaFunctions.text("regexp_split", "$1", "$2"))
            : "regexp_split_to_array($1, $2)",
        arguments);
  }

  static Term count(Node at, List<Term> arguments, SqlType result) {
    return Term.of(result, "CAST(len(" + extractAll(at, arguments, result).text() + ") AS BIGINT)");
  }

  static Term position(Node at, List<Term> arguments, SqlType result) {
    return call(
        result,
        isJava(arguments)
            ? "CAST(" + JavaFunctions.text("regexp_position", "$1", "$2") + " AS INTEGER)"
            : "CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL WHEN regexp_matches($1, $2) THEN"
                + " CAST(length(regexp_split_to_array($1, $2)[1]) + 1 AS INTEGER) ELSE -1 END",
        arguments);
  }
}
