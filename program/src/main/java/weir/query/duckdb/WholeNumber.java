package weir.query.duckdb;

/// Whole numbers as Hive reads them out of text: a sign or none, then digits.
final class WholeNumber {
  /// What [#parse] answers for a text that is none.
  static final long NONE = Long.MIN_VALUE;

  private static final int SAFE_DIGITS = 18;

  private WholeNumber() {}

  /// The number, [#NONE] when the text is none between the bounds. The least long itself cannot be
  /// told from that; [#isLeastLong] can.
  static long parse(byte[] bytes, int start, int end, long least, long most) {
    int at = start;
    boolean negative = false;
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      negative = bytes[at] == '-';
      at++;
    }
    int digits = end - at;
    if (digits == 0) {
      return NONE;
    }
    if (digits > SAFE_DIGITS) {
      return slowly(bytes, start, end, least, most);
    }
    long value = 0;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = 10 * value + digit;
    }
    long signed = negative ? -value : value;
    return signed < least || signed > most ? NONE : signed;
  }

  private static long slowly(byte[] bytes, int start, int end, long least, long most) {
    try {
      String text =
          new String(bytes, start, end - start, java.nio.charset.StandardCharsets.US_ASCII);
      long value = Long.parseLong(text);
      return value < least || value > most ? NONE : value;
    } catch (NumberFormatException notANumber) {
      return NONE;
    }
  }

  static boolean isLeastLong(byte[] bytes, int start, int end) {
    return end - start == 20
        && new String(bytes, start, end - start, java.nio.charset.StandardCharsets.US_ASCII)
            .equals("-9223372036854775808");
  }
}
