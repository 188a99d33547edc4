package weir.query.pattern;

import weir.query.pattern.JsonTape.Kind;

/// Looks at the value behind a key without reading the JSON around it.
final class JsonGlance {
  private JsonGlance() {}

  /// A look at one value.
  private interface Value {
    /// @param from where the value begins
    boolean mayPass(byte[] bytes, int from, int to);
  }

  /// A look behind a key: whether the value there passes; true when only reading it would tell.
  ///
  /// @param keyLength of the key with its quotes
  static Anchor.Check behindKey(int keyLength, JsonTest test) {
    Value look = look(test);
    return (bytes, _, to, place) -> {
      int colon = skipBlanks(bytes, place + keyLength, to);
      if (colon == to || bytes[colon] != ':') {
        return false;
      }
      int from = skipBlanks(bytes, colon + 1, to);
      return from < to && look.mayPass(bytes, from, to);
    };
  }

  private static Value look(JsonTest test) {
    return switch (test) {
      case JsonTest.Anything() -> (_, _, _) -> true;
      case JsonTest.Is(Kind kind) -> {
        char first = kind == Kind.TRUE ? 't' : kind == Kind.FALSE ? 'f' : 'n';
        yield (bytes, from, _) -> bytes[from] == first || bytes[from] == '[';
      }
      case JsonTest.Ordered(Order order, double number) ->
          (bytes, from, to) ->
              isNumber(bytes[from])
                  && order.holds(
                      DecimalText.parse(bytes, from, numberEnd(bytes, from, to)), number);
      case JsonTest.Equal equal ->
          (bytes, from, to) ->
              bytes[from] == '"'
                  ? mayEqual(equal, bytes, from, to, true)
                  : isNumber(bytes[from]) && equals(equal, bytes, from, to);
      case JsonTest.Differs(JsonTest.Equal equal) ->
          (bytes, from, to) ->
              bytes[from] == '"'
                  ? mayEqual(equal, bytes, from, to, false)
                  : isNumber(bytes[from]) && !equals(equal, bytes, from, to);
    };
  }

  private static boolean isNumber(byte first) {
    return first == '-' || first >= '0' && first <= '9';
  }

  /// Whether a string answers so; true when it has to be decoded first.
  private static boolean mayEqual(
      JsonTest.Equal equal, byte[] bytes, int quote, int to, boolean wanted) {
    int at = quote + 1;
    while (at < to && bytes[at] != '"') {
      if (bytes[at++] == '\\') {
        return true;
      }
    }
    return equal.test().matches(bytes, quote + 1, at) == wanted;
  }

  private static boolean equals(JsonTest.Equal equal, byte[] bytes, int from, int to) {
    int end = numberEnd(bytes, from, to);
    return DecimalText.parse(bytes, from, end) == equal.number()
        || equal.test().matches(bytes, from, end);
  }

  private static int numberEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isOfNumber(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isOfNumber(byte value) {
    return value >= '0' && value <= '9'
        || value == '.'
        || value == '-'
        || value == '+'
        || value == 'e'
        || value == 'E';
  }

  private static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at;
  }
}
