package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Regular expressions. Trino's are Java's and DuckDB's are RE2's: a pattern that looks around or
/// back, where the query writes it, is matched in Java.
final class Regexes {
  /// A longer argument is named once, or nested calls would double the text at every level.
  private static final int LONG_ARGUMENT = 60;

  /// As many groups as DuckDB can be asked for.
  private static final int MOST_GROUPS = 9;

  private static final Pattern NAMED = Pattern.compile("\\?<\\w+>");

  private static final String TEXTS = "from_json(%s, '[\"VARCHAR\"]')";

  private Regexes() {}

  private static boolean isJava(List<Term> arguments) {
    return arguments.get(1).literal().filter(JavaRegex::isNeeded).isPresent();
  }

  private static boolean isJava(List<Term> arguments, String group) {
    return isJava(arguments) || Integer.parseInt(group) > MOST_GROUPS;
  }

  /// The same of a pattern in which no other group is counted, when there are more than DuckDB
  /// counts and the query writes the pattern.
  private static List<Term> countable(List<Term> arguments, String group) {
    int number = Integer.parseInt(group);
    if (number <= MOST_GROUPS) {
      return arguments;
    }
    return arguments
        .get(1)
        .literal()
        .map(pattern ->
            List.of(
                arguments.getFirst(),
                Term.literal(arguments.get(1).type(), alone(pattern, number)),
                Term.literal(arguments.get(2).type(), "1")))
        .orElse(arguments);
  }

  /// The pattern with one group, which holds what the group with this number did.
  static String alone(String pattern, int number) {
    StringBuilder made = new StringBuilder();
    boolean inSet = false;
    int group = 0;
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      made.append(c);
      if (c == '\\' && at + 1 < pattern.length()) {
        made.append(pattern.charAt(++at));
      } else if (c == '[') {
        inSet = true;
      } else if (c == ']') {
        inSet = false;
      } else if (c == '(' && !inSet) {
        Matcher named = NAMED.matcher(pattern).region(at + 1, pattern.length());
        boolean isNamed = named.lookingAt();
        if (isNamed || !pattern.startsWith("?", at + 1)) {
          made.append(++group == number ? "" : "?:");
          at += isNamed ? named.end() - named.start() : 0;
        }
      }
    }
    return made.toString();
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

  static Term extract(Node at, List<Term> given, SqlType result) {
    if (given.size() > 2 && given.get(2).isNullLiteral()) {
      return Term.nothing(result);
    }
    List<Term> arguments = countable(given, group(at, given));
    String group = group(at, arguments);
    if (isJava(arguments, group)) {
      return call(
          result, JavaFunctions.text("regexp_extract", "$1", "$2", "'" + group + "'"), arguments);
    }
    boolean isShort = arguments.getFirst().text().length() < LONG_ARGUMENT;
    return call(
        result,
        isShort
            ? "CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2, " + group + ") END"
            : "regexp_extract_all($1, $2, " + group + ")[1]",
        arguments);
  }

  static Term extractAll(Node at, List<Term> given, SqlType result) {
    if (given.size() > 2 && given.get(2).isNullLiteral()) {
      return Term.nothing(result);
    }
    List<Term> arguments = countable(given, group(at, given));
    String group = group(at, arguments);
    return call(
        result,
        isJava(arguments, group)
            ? TEXTS.formatted(
                JavaFunctions.text("regexp_extract_all", "$1", "$2", "'" + group + "'"))
            : "regexp_extract_all($1, $2, " + group + ")",
        arguments);
  }

  private static String group(Node at, List<Term> arguments) {
    if (arguments.size() == 2) {
      return "0";
    }
    String group =
        arguments
            .get(2)
            .literal()
            .orElseThrow(
                () -> Faults.unsupported(at, "The group of a pattern must be a number literal"));
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
