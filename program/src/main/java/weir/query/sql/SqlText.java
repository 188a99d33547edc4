package weir.query.sql;

import java.util.Collection;
import java.util.stream.Collectors;

/// Names and values as SQL spells them.
public final class SqlText {
  private static final int FEW = 8;
  private static final String SEPARATOR = "\n";

  private SqlText() {}

  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  public static String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }

  /// A list of texts. A long one is split from a single text, which DuckDB understands in a third
  /// of the time that as many texts take.
  public static String list(Collection<String> texts) {
    return texts.size() > FEW && texts.stream().noneMatch(text -> text.contains(SEPARATOR))
        ? "string_split(" + text(String.join(SEPARATOR, texts)) + ", " + text(SEPARATOR) + ")"
        : literal(texts);
  }

  private static String literal(Collection<String> texts) {
    return texts.stream().map(SqlText::text).collect(Collectors.joining(",", "[", "]"));
  }
}
