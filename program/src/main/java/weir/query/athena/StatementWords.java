package weir.query.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The first words of a statement in capital letters, without comments, blanks and parentheses:
/// what is enough to see of what kind it is.
final class StatementWords {
  private final String text;
  private int at;

  private StatementWords(String text) {
    this.text = text;
  }

  /// @param most how many words to look at
  static List<String> of(String text, int most) {
    StatementWords words = new StatementWords(text);
    List<String> found = new ArrayList<>();
    while (found.size() < most) {
      words.skip();
      if (words.at >= text.length()) {
        break;
      }
      found.add(words.word());
    }
    return found;
  }

  /// Where a statement begins behind blanks and comments; parentheses count as blanks.
  private void skip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '(' || c == ')' || c == ';') {
        at++;
      } else if (text.startsWith("--", at)) {
        at = end("\n");
      } else if (text.startsWith("/*", at)) {
        at = end("*/");
      } else {
        return;
      }
    }
  }

  private int end(String mark) {
    int found = text.indexOf(mark, at + 2);
    return found < 0 ? text.length() : found + mark.length();
  }

  /// A word, or a text in quotes, or one other character.
  private String word() {
    int from = at;
    char first = text.charAt(at);
    if (first == '"' || first == '\'' || first == '`') {
      int close = text.indexOf(first, at + 1);
      at = close < 0 ? text.length() : close + 1;
      return text.substring(from, at);
    }
    while (at < text.length() && isPart(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      at++;
    }
    return text.substring(from, at).toUpperCase(Locale.ROOT);
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
  }
}
