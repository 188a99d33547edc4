package weir.query.pattern;

import weir.store.records.ByteWords;

/// Splits a message at its blanks, one field after the other; `[…]` and `"…"` are one field each,
/// without those signs. Used by one thread, takes a time that grows with the message alone.
final class Tokens {
  private static final long QUOTES = '"' * ByteWords.ONES;
  private static final long BRACKETS = '[' * ByteWords.ONES;

  private byte[] bytes = new byte[0];
  private int at;
  private int to;
  private int rawStart;
  private int start;
  private int end;

  /// Where the next closing sign stands, `to` when there is none; looked for again once passed.
  private int quote;

  private int bracket;

  /// Takes the next message. Blanks and line ends behind it are left out.
  void begin(byte[] message, int from, int behind) {
    bytes = message;
    at = from;
    to = behind;
    while (to > from && (isBlank(message[to - 1]) || isLineEnd(message[to - 1]))) {
      to--;
    }
    quote = -1;
    bracket = -1;
  }

  /// Moves to the next field.
  boolean next() {
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    if (at == to) {
      return false;
    }
    rawStart = at;
    if (bytes[at] == '"' || bytes[at] == '[') {
      int closing = closing(bytes[at] == '"');
      if (closing + 1 == to || closing < to && isBlank(bytes[closing + 1])) {
        start = at + 1;
        end = closing;
        at = closing + 1;
        return true;
      }
    }
    start = at;
    while (at < to && !isBlank(bytes[at])) {
      at++;
    }
    end = at;
    return true;
  }

  /// Moves to the field before the end and leaves it out from then on; only when [#isPlain].
  boolean previous() {
    while (to > at && isBlank(bytes[to - 1])) {
      to--;
    }
    end = to;
    while (to > at && !isBlank(bytes[to - 1])) {
      to--;
    }
    start = to;
    return start < end;
  }

  /// Whether the message has no sign that may hold blanks together.
  boolean isPlain() {
    int place = at;
    for (; place + 8 <= to; place += 8) {
      long word = ByteWords.longAt(bytes, place);
      long quotes = word ^ QUOTES;
      long brackets = word ^ BRACKETS;
      if (((quotes - ByteWords.ONES & ~quotes | brackets - ByteWords.ONES & ~brackets)
              & ByteWords.TOPS)
          != 0) {
        return false;
      }
    }
    for (; place < to; place++) {
      if (bytes[place] == '"' || bytes[place] == '[') {
        return false;
      }
    }
    return true;
  }

  private int closing(boolean isQuote) {
    if (isQuote) {
      quote = quote > at ? quote : indexOf('"');
      return quote;
    }
    bracket = bracket > at ? bracket : indexOf(']');
    return bracket;
  }

  private int indexOf(char sign) {
    int place = at + 1;
    while (place < to && bytes[place] != sign) {
      place++;
    }
    return place;
  }

  /// Makes the field take all that is left of the message.
  void takeRest() {
    if (at < to) {
      start = rawStart;
      end = to;
      at = to;
    }
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t';
  }

  private static boolean isLineEnd(byte value) {
    return value == '\n' || value == '\r';
  }
}
