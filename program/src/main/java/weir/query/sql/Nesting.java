package weir.query.sql;

/// How deeply a statement's parentheses are nested. Trino's grammar takes minutes for thousands.
final class Nesting {
  private static final int DEEPEST = 200;

  private Nesting() {}

  static void check(String text) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      }
      if (depth > DEEPEST) {
        throw new SqlFault(
            "STACK_OVERFLOW",
            0,
            0,
            "statement is too large: its parentheses are nested more than " + DEEPEST + " deep");
      }
    }
  }
}
