package weir.cli.shell;

import java.util.ArrayList;
import java.util.List;

/// Text cut into statements at each semicolon that stands outside of quotes and comments.
///
/// @param ended the statements that a semicolon ends, without it
/// @param rest what follows the last semicolon
public record Statements(List<String> ended, String rest) {
  public Statements {
    ended = List.copyOf(ended);
  }

  /// Cuts the text.
  public static Statements of(String text) {
    List<String> ended = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') {
        add(ended, text.substring(from, at));
        from = ++at;
      } else {
        at = behind(text, at, c);
      }
    }
    return new Statements(ended, text.substring(from).strip());
  }

  /// All statements, the last with or without a semicolon.
  public List<String> all() {
    List<String> all = new ArrayList<>(ended);
    add(all, rest);
    return all;
  }

  private static void add(List<String> statements, String text) {
    if (saysSomething(text)) {
      statements.add(text.strip());
    }
  }

  /// Whether there is more than blanks and comments.
  private static boolean saysSomething(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (!Character.isWhitespace(c) && !text.startsWith("--", at) && !text.startsWith("/*", at)) {
        return true;
      }
      at = behind(text, at, c);
    }
    return false;
  }

  /// Where what begins here ends: a quoted text, a comment, or a character.
  private static int behind(String text, int at, char c) {
    if (c == '\'' || c == '"' || c == '`') {
      return after(text, text.indexOf(c, at + 1), 1);
    }
    if (text.startsWith("--", at)) {
      return after(text, text.indexOf('\n', at), 1);
    }
    return text.startsWith("/*", at) ? after(text, text.indexOf("*/", at + 2), 2) : at + 1;
  }

  private static int after(String text, int end, int length) {
    return end < 0 ? text.length() : end + length;
  }
}
