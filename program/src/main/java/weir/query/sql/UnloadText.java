package weir.query.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of `UNLOAD (query) TO 'location' WITH (properties)`, which Trino's grammar lacks.
///
/// @param query the query, with blanks in place of what is before it so that places stay right
/// @param with `WITH (…)`, or nothing
record UnloadText(String query, String location, String with) {
  private static final String BLANKS = "(?:\\s|--[^\\n]*(?:\\n|$)|/\\*(?:[^*]|\\*(?!/))*\\*/)*";
  private static final Pattern BEGINNING =
      Pattern.compile(BLANKS + "unload\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Pattern END =
      Pattern.compile(
          "\\s*to\\s+'((?:[^']|'')*)'\\s*(with\\s*\\(.*\\))?\\s*;?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PREPARED =
      Pattern.compile(
          BLANKS + "prepare\\s+(\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_]*)\\s+from\\s+",
          Pattern.CASE_INSENSITIVE);

  /// `PREPARE name FROM UNLOAD …`
  static Optional<SqlStatement.Prepare> prepared(String text) {
    Matcher beginning = PREPARED.matcher(text);
    if (!beginning.lookingAt() || !BEGINNING.matcher(text.substring(beginning.end())).lookingAt()) {
      return Optional.empty();
    }
    String name = beginning.group(1);
    return Optional.of(
        new SqlStatement.Prepare(
            name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT),
            text.substring(beginning.end())));
  }

  static Optional<UnloadText> find(String text) {
    Matcher beginning = BEGINNING.matcher(text);
    if (!beginning.lookingAt()) {
      return Optional.empty();
    }
    int open = beginning.end();
    int close = closing(text, open);
    Matcher end = END.matcher(text.substring(close + 1));
    if (!end.matches()) {
      throw new SqlFault(
          "SYNTAX_ERROR",
          1,
          1,
          "UNLOAD is written UNLOAD (query) TO 's3://bucket/prefix/' WITH (format = 'PARQUET')");
    }
    String before = text.substring(0, open).replaceAll("[^\\n]", " ");
    return Optional.of(
        new UnloadText(
            before + text.substring(open, close),
            end.group(1).replace("''", "'"),
            end.group(2) == null ? "" : end.group(2)));
  }

  private static int closing(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\'', '"' -> i = skipTo(text, i + 1, String.valueOf(c));
        case '-' -> i = text.startsWith("--", i) ? skipTo(text, i, "\n") : i;
        case '/' -> i = text.startsWith("/*", i) ? skipTo(text, i + 2, "*/") + 1 : i;
        case '(' -> depth++;
        case ')' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {
          // Anything else is part of the query.
        }
      }
    }
    throw new SqlFault("SYNTAX_ERROR", 1, 1, "the query of UNLOAD has no closing parenthesis");
  }

  private static int skipTo(String text, int from, String end) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found;
  }
}
