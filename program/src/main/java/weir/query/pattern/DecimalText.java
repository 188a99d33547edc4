package weir.query.pattern;

import java.nio.charset.StandardCharsets;

/// Numbers as they are spelled in messages: digits with a sign, a fraction or an exponent.
final class DecimalText {
  private static final long EXACT = 1L << 53;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private DecimalText() {}

  /// The number as the nearest `double`, not-a-number when the bytes spell none.
  static double parse(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = false;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      negative = bytes[at++] == '-';
    }
    int digits = at;
    long value = 0;
    while (at < to && isDigit(bytes[at])) {
      value = value * 10 + (bytes[at++] - '0');
    }
    int whole = at - digits;
    int fraction = 0;
    if (whole > 0 && at + 1 < to && bytes[at] == '.' && isDigit(bytes[at + 1])) {
      int point = at++;
      while (at < to && isDigit(bytes[at])) {
        value = value * 10 + (bytes[at++] - '0');
      }
      fraction = at - point - 1;
    }
    if (whole == 0) {
      return Double.NaN;
    }
    boolean exponent = at < to && (bytes[at] == 'e' || bytes[at] == 'E');
    if (exponent ? !isExponent(bytes, at + 1, to) : at != to) {
      return Double.NaN;
    }
    if (!exponent && whole + fraction <= 18 && (fraction == 0 || value <= EXACT)) {
      // One rounding only: the digits are exact, and so is the power of ten.
      double magnitude = fraction == 0 ? (double) value : value / POWERS[fraction];
      return negative ? -magnitude : magnitude;
    }
    return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  static double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  private static boolean isExponent(byte[] bytes, int from, int to) {
    int at = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
    if (at == to) {
      return false;
    }
    while (at < to && isDigit(bytes[at])) {
      at++;
    }
    return at == to;
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
