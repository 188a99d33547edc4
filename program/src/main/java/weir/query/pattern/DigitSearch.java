package weir.query.pattern;

/// Looks for a few digits in the decimal form of numbers without writing it.
final class DigitSearch {
  /// So many digits fit a `long` with room for what is computed from them.
  private static final int MOST_DIGITS = 17;

  private final long digits;
  private final long lastDigit;

  /// Ten to the number of digits, and to one less.
  private final long behind;

  private final long least;

  /// @param text one that [#isFor]
  DigitSearch(Literal text) {
    this.digits = Long.parseLong(text.toString());
    this.lastDigit = digits % 10;
    long power = 1;
    for (int i = 0; i < text.length(); i++) {
      power *= 10;
    }
    this.behind = power;
    this.least = text.length() == 1 ? 0 : power / 10;
  }

  /// Whether the text is of digits alone, and not too many.
  static boolean isFor(Literal text) {
    boolean isDigits = text.length() > 0 && text.length() <= MOST_DIGITS;
    for (byte one : text.bytes()) {
      isDigits &= one >= '0' && one <= '9';
    }
    return isDigits;
  }

  /// Per number from 0 to 255, as they stand between the dots of an IPv4 address.
  boolean[] octets() {
    boolean[] octets = new boolean[256];
    for (int octet = 0; octet < octets.length; octet++) {
      octets[octet] = isIn(octet);
    }
    return octets;
  }

  RowSet numbers(long[] values, int rows) {
    RowSet set = RowSet.none(rows);
    for (int row = 0; row < rows; row++) {
      // What is absent is the smallest long, whose opposite is itself and less than all digits.
      if (isIn(Math.abs(values[row]))) {
        set.add(row);
      }
    }
    return set;
  }

  /// Whether the digits stand in the decimal form of a number, not below 0.
  boolean isIn(long number) {
    long rest = number;
    if (rest < 0) {
      return false;
    }
    do {
      long quotient = rest / 10;
      if (rest - quotient * 10 == lastDigit && rest >= least && rest % behind == digits) {
        return true;
      }
      rest = quotient;
    } while (rest >= least && rest > 0);
    return false;
  }
}
