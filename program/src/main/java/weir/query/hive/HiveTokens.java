package weir.query.hive;

import java.util.ArrayList;
import java.util.List;

/// Splits a statement into tokens. Used once.
final class HiveTokens {
  private final String text;
  private final List<HiveToken> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private HiveTokens(String text) {
    this.text = text;
  }

  /// The tokens, and an end after the last.
  static List<HiveToken> of(String text) {
    HiveTokens split = new HiveTokens(text);
    split.run();
    return split.tokens;
  }

  private void run() {
    while (true) {
      skip();
      if (at == text.length()) {
        add(HiveToken.Kind.END, at, "<EOF>");
        return;
      }
      one();
    }
  }

  private void one() {
    int from = at;
    char sign = text.charAt(at);
    if (sign == '\'' || sign == '"') {
      quoted(sign);
    } else if (sign == '`') {
      name();
    } else if (isWord(sign)) {
      word(from);
    } else if ("(),=.:<>;[]!*-+".indexOf(sign) >= 0) {
      at++;
      add(HiveToken.Kind.SIGN, from, String.valueOf(sign));
    } else {
      throw fault("character '" + sign + "' not supported here");
    }
  }

  private void word(int from) {
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(from, at);
    boolean number = word.chars().allMatch(c -> c >= '0' && c <= '9');
    if (number && at + 1 < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
      at++;
      while (at < text.length() && isDigit(at)) {
        at++;
      }
      word = text.substring(from, at);
    }
    add(number ? HiveToken.Kind.NUMBER : HiveToken.Kind.WORD, from, word);
  }

  private boolean isDigit(int index) {
    return text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static boolean isWord(char sign) {
    return sign == '_' || sign == '$' || Character.isLetterOrDigit(sign);
  }

  /// Hive escapes with a backslash, SQL doubles the mark; people write both.
  private void quoted(char mark) {
    int from = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (sign == mark && !(at + 1 < text.length() && text.charAt(at + 1) == mark)) {
        at++;
        add(mark == '"' ? HiveToken.Kind.QUOTED : HiveToken.Kind.TEXT, from, value.toString());
        return;
      }
      if (sign == mark) {
        at++;
      }
      at = sign == '\\' ? HiveText.unescape(text, at, value) : plain(value);
    }
    throw fault("mismatched input '<EOF>' expecting " + mark + " near '" + near(from) + "'");
  }

  private int plain(StringBuilder value) {
    value.append(text.charAt(at));
    return at + 1;
  }

  private void name() {
    int from = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      if (text.charAt(at) == '`') {
        if (!text.startsWith("``", at)) {
          at++;
          add(HiveToken.Kind.NAME, from, value.toString());
          return;
        }
        at++;
      }
      value.append(text.charAt(at++));
    }
    throw fault("mismatched input '<EOF>' expecting ` near '" + near(from) + "'");
  }

  private String near(int from) {
    return text.substring(from, Math.min(text.length(), from + 20));
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
        if (end < 0) {
          throw fault("mismatched input '<EOF>' expecting */");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private void add(HiveToken.Kind kind, int from, String value) {
    place(from);
    String raw = kind == HiveToken.Kind.END ? "<EOF>" : text.substring(from, at);
    tokens.add(new HiveToken(kind, value, raw, line, from - lineStart));
  }

  private void place(int offset) {
    int newline = text.indexOf('\n', lineStart);
    while (newline >= 0 && newline < offset) {
      line++;
      lineStart = newline + 1;
      newline = text.indexOf('\n', lineStart);
    }
  }

  private DdlFault fault(String what) {
    place(at);
    return new DdlFault(
        DdlFault.Kind.SYNTAX,
        "FAILED: ParseException line " + line + ":" + (at - lineStart) + " " + what);
  }
}
