package weir.query.athena;

/// The one statement of a text that may go on with semicolons, blanks and comments.
public final class OneStatement {
  private final String text;

  /// Hive's dialect escapes with a backslash, Trino's does not.
  private final boolean escapes;

  private int at;

  private OneStatement(String text) {
    this.text = text;
    this.escapes = StatementKind.of(text).filter(StatementKind::isHive).isPresent();
  }

  /// @return the statement without what is around it
  /// @throws AthenaFault when there are several
  public static String of(String text) {
    OneStatement reading = new OneStatement(text);
    int end = reading.end();
    while (reading.at < text.length()) {
      if (!reading.isNothing()) {
        throw new AthenaFault(
            "Only one sql statement is allowed. Got: " + text.strip(),
            ErrorKind.of("SYNTAX_ERROR"));
      }
    }
    return text.substring(0, end).strip();
  }

  /// Passes over the statement, to its semicolon or the text's end.
  private int end() {
    while (at < text.length() && text.charAt(at) != ';') {
      step();
    }
    return at;
  }

  /// Passes over what is no part of a statement, or says that there is more.
  private boolean isNothing() {
    char sign = text.charAt(at);
    boolean nothing =
        sign == ';'
            || Character.isWhitespace(sign)
            || text.startsWith("--", at)
            || text.startsWith("/*", at);
    step();
    return nothing;
  }

  private void step() {
    char sign = text.charAt(at);
    if (sign == '\'' || sign == '"' || sign == '`') {
      quoted(sign);
    } else if (text.startsWith("--", at)) {
      at = past("\n", at + 2);
    } else if (text.startsWith("/*", at)) {
      at = past("*/", at + 2);
    } else {
      at++;
    }
  }

  private void quoted(char mark) {
    at++;
    while (at < text.length() && text.charAt(at) != mark) {
      at += escapes && mark != '`' && text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at + 1);
  }

  private int past(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }
}
