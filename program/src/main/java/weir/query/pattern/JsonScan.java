package weir.query.pattern;

import java.util.Arrays;
import weir.query.pattern.JsonTape.Kind;

/// Reads JSON (RFC 8259) into a tape, however deep it is. Used by one thread.
final class JsonScan {
  private enum Expected {
    VALUE,
    FIRST_ELEMENT,
    FIRST_KEY,
    KEY,
    COMMA
  }

  private final JsonTape tape = new JsonTape();
  private int[] open = new int[16];
  private int depth;
  private byte[] bytes = new byte[0];
  private int at;
  private int to;

  /// The nodes of the text that was read last.
  JsonTape tape() {
    return tape;
  }

  /// Reads a text and says whether it is one JSON object.
  boolean read(byte[] text, int from, int behind) {
    bytes = text;
    at = from;
    to = behind;
    depth = 0;
    tape.clear(text);
    skipBlanks();
    if (next() != '{') {
      return false;
    }
    Expected expected = Expected.VALUE;
    do {
      boolean goes =
          switch (expected) {
            case VALUE, FIRST_ELEMENT -> next() == ']' ? closes(expected) : value();
            case FIRST_KEY -> next() == '}' ? closes(expected) : key();
            case KEY -> key();
            case COMMA -> next() == ',' ? skip(1) : closes(expected);
          };
      if (!goes) {
        return false;
      }
      expected = expected(bytes[at - 1]);
      skipBlanks();
    } while (depth > 0);
    return at == to;
  }

  /// What may follow the byte that was read last.
  private Expected expected(byte last) {
    return switch (last) {
      case '{' -> Expected.FIRST_KEY;
      case '[' -> Expected.FIRST_ELEMENT;
      case ':' -> Expected.VALUE;
      case ',' -> tape.kind(open[depth - 1]) == Kind.OBJECT ? Expected.KEY : Expected.VALUE;
      default -> Expected.COMMA;
    };
  }

  private boolean closes(Expected expected) {
    if (depth == 0 || expected == Expected.VALUE) {
      return false;
    }
    boolean isObject = tape.kind(open[depth - 1]) == Kind.OBJECT;
    if (next() != (isObject ? '}' : ']')) {
      return false;
    }
    tape.close(open[--depth]);
    return skip(1);
  }

  private boolean value() {
    return switch (next()) {
      case '{' -> opens(Kind.OBJECT);
      case '[' -> opens(Kind.ARRAY);
      case '"' -> string();
      case 't' -> word("true", Kind.TRUE);
      case 'f' -> word("false", Kind.FALSE);
      case 'n' -> word("null", Kind.NULL);
      default -> number();
    };
  }

  private boolean opens(Kind kind) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = tape.add(kind, at, 0);
    return skip(1);
  }

  private boolean key() {
    if (next() != '"' || !string()) {
      return false;
    }
    skipBlanks();
    return next() == ':' && skip(1);
  }

  private boolean string() {
    int from = ++at;
    boolean hasBackslash = false;
    while (at < to && bytes[at] != '"') {
      byte c = bytes[at++];
      if (c == '\\') {
        hasBackslash = true;
        if (!escape()) {
          return false;
        }
      } else if (c >= 0 && c < ' ') {
        return false;
      }
    }
    if (at == to) {
      return false;
    }
    tape.addString(from, at, hasBackslash);
    return skip(1);
  }

  private boolean escape() {
    char c = next();
    at++;
    if (c != 'u') {
      return c != 0 && "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (int i = 0; i < 4; i++) {
      if (Character.digit(next(), 16) < 0) {
        return false;
      }
      at++;
    }
    return true;
  }

  private boolean word(String word, Kind kind) {
    int from = at;
    for (int i = 0; i < word.length(); i++) {
      if (next() != word.charAt(i)) {
        return false;
      }
      at++;
    }
    tape.add(kind, from, at);
    return true;
  }

  private boolean number() {
    int from = at;
    if (next() == '-') {
      at++;
    }
    int first = at;
    if (digits() == 0 || bytes[first] == '0' && at > first + 1) {
      return false;
    }
    if (next() == '.') {
      at++;
      if (digits() == 0) {
        return false;
      }
    }
    if (next() == 'e' || next() == 'E') {
      at++;
      if (next() == '-' || next() == '+') {
        at++;
      }
      if (digits() == 0) {
        return false;
      }
    }
    tape.add(Kind.NUMBER, from, at);
    return true;
  }

  private int digits() {
    int from = at;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - from;
  }

  private char next() {
    return at < to && bytes[at] >= 0 ? (char) bytes[at] : 0;
  }

  private boolean skip(int count) {
    at += count;
    return true;
  }

  private void skipBlanks() {
    while (at < to
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
  }
}
