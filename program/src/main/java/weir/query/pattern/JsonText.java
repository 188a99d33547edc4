package weir.query.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The text that a JSON string stands for, as UTF-8. Used by one thread; makes no garbage for
/// strings without a backslash.
final class JsonText {
  private byte[] decoded = new byte[0];
  private byte[] bytes = decoded;
  private int from;
  private int to;

  /// Takes a string.
  void take(JsonTape tape, int string) {
    bytes = tape.bytes();
    from = tape.start(string);
    to = tape.end(string);
    if (tape.isEscaped(string)) {
      decode(bytes, from, to);
    }
  }

  private void decode(byte[] text, int start, int end) {
    StringBuilder unescaped = new StringBuilder();
    String escaped = new String(text, start, end - start, StandardCharsets.UTF_8);
    int at = 0;
    while (at < escaped.length()) {
      int backslash = escaped.indexOf('\\', at);
      if (backslash < 0) {
        backslash = escaped.length();
      }
      unescaped.append(escaped, at, backslash);
      at = backslash;
      if (at < escaped.length()) {
        char sign = escaped.charAt(at + 1);
        int length = sign == 'u' ? 6 : 2;
        unescaped.append(
            switch (sign) {
              case 'u' -> (char) Integer.parseInt(escaped, at + 2, at + 6, 16);
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> sign;
            });
        at += length;
      }
    }
    decoded = unescaped.toString().getBytes(StandardCharsets.UTF_8);
    bytes = decoded;
    from = 0;
    to = decoded.length;
  }

  boolean passes(ValueTest test) {
    return test.matches(bytes, from, to);
  }

  boolean is(byte[] text) {
    return Arrays.equals(bytes, from, to, text, 0, text.length);
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
