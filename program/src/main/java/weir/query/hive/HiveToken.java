package weir.query.hive;

/// A word, sign or literal of a statement.
///
/// @param text without quotation marks and with its escapes undone
/// @param raw as it stands there
/// @param line from 1
/// @param column from 0, as Hive counts
record HiveToken(Kind kind, String text, String raw, int line, int column) {
  enum Kind {
    /// A bare name or key word.
    WORD,
    /// A name in backticks.
    NAME,
    /// `'…'`
    TEXT,
    /// `"…"`, which Hive takes for a text and SQL for a name
    QUOTED,
    NUMBER,
    SIGN,
    END
  }

  boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }
}
