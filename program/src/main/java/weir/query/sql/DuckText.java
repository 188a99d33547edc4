package weir.query.sql;

/// Texts in DuckDB's SQL of a translation.
final class DuckText {
  private static final char LAST_MARK = Template.CALL;

  private DuckText() {}

  /// A text in single quotes. Control characters, which mark places in a translation, are written
  /// as calls of `chr`.
  static String literal(String text) {
    String quoted = SqlText.text(text);
    if (text.chars().noneMatch(c -> c <= LAST_MARK)) {
      return quoted;
    }
    StringBuilder written = new StringBuilder("(");
    quoted
        .chars()
        .forEach(c -> {
          if (c <= LAST_MARK) {
            written.append("' || chr(").append(c).append(") || '");
          } else {
            written.append((char) c);
          }
        });
    return written.append(')').toString();
  }
}
