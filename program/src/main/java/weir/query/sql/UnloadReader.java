package weir.query.sql;

import io.trino.sql.tree.CreateTableAsSelect;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads `UNLOAD (query) TO 's3://…' WITH (…)`, which Trino's grammar lacks: the query is read by
/// Trino at its own place in the text, the properties as those of CREATE TABLE.
final class UnloadReader {
  private static final String MADE = "CREATE TABLE t WITH ";

  private final String text;
  private final Function<String, Statement> parser;
  private int at;

  private UnloadReader(String text, Function<String, Statement> parser) {
    this.text = text;
    this.parser = parser;
  }

  /// Empty when the text is another statement.
  static Optional<SqlStatement> read(String text, Function<String, Statement> parser) {
    UnloadReader reader = new UnloadReader(text, parser);
    return reader.word("UNLOAD") ? Optional.of(reader.unload()) : Optional.empty();
  }

  private SqlStatement unload() {
    skip();
    int open = at;
    int close = group();
    // Blanks in the place of what is before: the query's errors keep their place.
    String before = text.substring(0, open + 1).replaceAll("[^\n]", " ");
    Statement query = parser.apply(before + text.substring(open + 1, close));
    if (!(query instanceof Query select)) {
      throw unexpected("a query in parentheses");
    }
    if (!word("TO")) {
      throw unexpected("TO");
    }
    String location = string();
    Map<String, Object> properties = Map.of();
    if (word("WITH")) {
      skip();
      int from = at;
      int to = group();
      Statement made = parser.apply(MADE + text.substring(from, to + 1) + " AS SELECT 1 AS a");
      properties = StatementForms.properties(((CreateTableAsSelect) made).getProperties());
    }
    skip();
    if (at < text.length()) {
      throw unexpected("<EOF>");
    }
    return new SqlStatement.Unload(new SqlQuery(select), location, properties);
  }

  /// Goes behind a group in parentheses.
  ///
  /// @return the place of the closing one
  private int group() {
    if (at >= text.length() || text.charAt(at) != '(') {
      throw unexpected("'('");
    }
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        quoted(c);
        continue;
      }
      if (text.startsWith("--", at) || text.startsWith("/*", at)) {
        skip();
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
      if (depth == 0) {
        return at - 1;
      }
    }
    throw unexpected("')'");
  }

  private void quoted(char quote) {
    int close = text.indexOf(quote, at + 1);
    at = close < 0 ? text.length() : close + 1;
  }

  private String string() {
    skip();
    StringBuilder value = new StringBuilder();
    if (at >= text.length() || text.charAt(at) != '\'') {
      throw unexpected("a location in single quotes");
    }
    while (at < text.length() && text.charAt(at) == '\'') {
      int from = at + 1;
      quoted('\'');
      value.append(value.isEmpty() ? "" : "'").append(text, from, Math.max(from, at - 1));
    }
    return value.toString();
  }

  private boolean word(String word) {
    skip();
    boolean found =
        text.regionMatches(true, at, word, 0, word.length())
            && (at + word.length() == text.length()
                || !Character.isLetterOrDigit(text.charAt(at + word.length())));
    if (found) {
      at += word.length();
    }
    return found;
  }

  private void skip() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("--", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else {
        return;
      }
    }
  }

  private SqlFault unexpected(String expected) {
    String before = text.substring(0, Math.min(at, text.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    String found = at < text.length() ? text.substring(at).split("\\s", 2)[0] : "<EOF>";
    return new SqlFault(
        "SYNTAX_ERROR",
        line,
        column,
        "mismatched input '" + found.toLowerCase(Locale.ROOT) + "'. Expecting: " + expected);
  }
}
