package weir.query.pattern;

import java.util.Arrays;
import weir.query.pattern.JsonTape.Kind;
import weir.store.records.ByteWords;

/// Reads JSON (RFC 8259) into a tape, however deep it is. Used by one thread.
final class JsonScan {
  private enum Expected {
    VALUE,
    FIRST_ELEMENT,
    FIRST_KEY,
    KEY,
    COMMA
  }

  private static final long QUOTES = '"' * ByteWords.ONES;
  private static final long BACKSLASHES = '\\' * ByteWords.ONES;
  private static final long BLANKS = ' ' * ByteWords.ONES;

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
    if (behind > JsonTape.LAST_POSITION) {
      throw new IllegalArgumentException("a text that ends at " + behind);
    }
    opens(Kind.OBJECT);
    Expected expected = Expected.FIRST_KEY;
    while (depth > 0) {
      skipBlanks();
      char next = next();
      switch (expected) {
        case VALUE, FIRST_ELEMENT -> {
          if (next == ']' ? expected == Expected.VALUE || !closes() : !value(next)) {
            return false;
          }
          expected = behindValue(next);
        }
        case FIRST_KEY, KEY -> {
          if (next == '}') {
            if (expected == Expected.KEY || !closes()) {
              return false;
            }
            expected = Expected.COMMA;
          } else if (key()) {
            expected = Expected.VALUE;
          } else {
            return false;
          }
        }
        case COMMA -> {
          if (next == ',') {
            at++;
            expected = isInObject() ? Expected.KEY : Expected.VALUE;
          } else if (!closes()) {
            return false;
          }
        }
      }
    }
    skipBlanks();
    return at == to;
  }

  private static Expected behindValue(char first) {
    return switch (first) {
      case '{' -> Expected.FIRST_KEY;
      case '[' -> Expected.FIRST_ELEMENT;
      default -> Expected.COMMA;
    };
  }

  private boolean isInObject() {
    return tape.kind(open[depth - 1]) == Kind.OBJECT;
  }

  private boolean closes() {
    if (next() != (isInObject() ? '}' : ']')) {
      return false;
    }
    tape.close(open[--depth]);
    return skip(1);
  }

  private boolean value(char first) {
    return switch (first) {
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
    byte[] text = bytes;
    int from = at + 1;
    int end = from;
    boolean hasBackslash = false;
    while (true) {
      end = plainEnd(text, end, to);
      if (end == to) {
        return false;
      }
      byte c = text[end];
      if (c == '"') {
        break;
      }
      at = end + 1;
      if (c != '\\' || !escape()) {
        return false;
      }
      hasBackslash = true;
      end = at;
    }
    tape.addString(from, end, hasBackslash);
    at = end + 1;
    return true;
  }

  /// Where a quote, a backslash or a control character stands next, `to` when nowhere.
  private static int plainEnd(byte[] text, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long word = ByteWords.longAt(text, at);
      long quotes = word ^ QUOTES;
      long backslashes = word ^ BACKSLASHES;
      // A byte below a blank has the sign of what is left of it, unless it had one before.
      long ends =
          (quotes - ByteWords.ONES & ~quotes
                  | backslashes - ByteWords.ONES & ~backslashes
                  | word - BLANKS & ~word)
              & ByteWords.TOPS;
      if (ends != 0) {
        return at + (Long.numberOfTrailingZeros(ends) >>> 3);
      }
    }
    while (at < to && text[at] != '"' && text[at] != '\\' && (text[at] < 0 || text[at] >= ' ')) {
      at++;
    }
    return at;
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
