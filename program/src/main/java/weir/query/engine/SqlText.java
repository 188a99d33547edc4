package weir.query.engine;

import java.util.Collection;
import java.util.stream.Collectors;

/// Names and values as SQL spells them.
final class SqlText {
  private SqlText() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(SqlText::text).collect(Collectors.joining(",", "[", "]"));
  }
}
