package weir.store.records;

import java.nio.charset.StandardCharsets;

/// Decimal numbers as characters in a byte array, both directions, without a String between.
public final class NumberText {
  /// What [#parse] answers for characters that are no number: no other answer is below 0.
  public static final long MALFORMED = Long.MIN_VALUE + 1;

  /// Bytes before a number that [#parse] may look at, whatever they hold.
  public static final int MARGIN = 8;

  /// The longest number: `-9223372036854775808`.
  public static final int LONGEST = 20;

  private static final long ZEROS = '0' * ByteWords.ONES;
  private static final byte[] PAIRS = pairs();

  /// Ten to the power of the index, but 0 instead of 1.
  private static final long[] POWERS = new long[19];

  /// By the number of bits, how many digits the largest number has.
  private static final byte[] MOST_DIGITS = new byte[Long.SIZE];

  static {
    long power = 1;
    for (int i = 1; i < POWERS.length; i++) {
      power *= 10;
      POWERS[i] = power;
    }
    for (int bits = 1; bits < MOST_DIGITS.length; bits++) {
      MOST_DIGITS[bits] = (byte) Long.toString(-1L >>> Long.SIZE - bits).length();
    }
  }

  private NumberText() {}

  private static byte[] pairs() {
    StringBuilder text = new StringBuilder(200);
    for (int i = 0; i < 100; i++) {
      text.append((char) ('0' + i / 10)).append((char) ('0' + i % 10));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// The number that the characters from `start` to before `end` spell in digits, [#MALFORMED] when
  /// they spell none or one beyond a `long`. Reads up to [#MARGIN] bytes before `start`.
  public static long parse(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length <= 8) {
      return length <= 0 ? MALFORMED : eight(bytes, end, length);
    }
    if (length > 18) {
      return long19(bytes, start, end);
    }
    long low = eight(bytes, end, 8);
    long middle = eight(bytes, end - 8, Math.min(length - 8, 8));
    long high = length > 16 ? eight(bytes, end - 16, length - 16) : 0;
    if ((low | middle | high) < 0) {
      return MALFORMED;
    }
    return (high * 100_000_000 + middle) * 100_000_000 + low;
  }

  /// Up to eight digits that end before `end`, [#MALFORMED] when one is no digit.
  private static long eight(byte[] bytes, int end, int length) {
    long digits = (ByteWords.longAt(bytes, end - 8) ^ ZEROS) & (-1L << (64 - 8 * length));
    if (((digits + 0x76 * ByteWords.ONES | digits) & ByteWords.TOPS) != 0) {
      return MALFORMED;
    }
    long pairs = (digits * 10 + (digits >>> 8)) & 0x00ff_00ff_00ff_00ffL;
    long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000_ffff_0000_ffffL;
    return (fours * 10_000 + (fours >>> 32)) & 0xffff_ffffL;
  }

  private static long long19(byte[] bytes, int start, int end) {
    if (end - start > 19) {
      return MALFORMED;
    }
    long rest = parse(bytes, start + 1, end);
    int first = bytes[start] - '0';
    if (rest < 0 || first < 0 || first > 9) {
      return MALFORMED;
    }
    long value = first * 1_000_000_000_000_000_000L;
    return value < 0 || value + rest < 0 ? MALFORMED : value + rest;
  }

  /// Writes the number at `position` and answers the position behind it; needs [#LONGEST] bytes of
  /// room.
  public static int format(long value, byte[] target, int position) {
    int at = position;
    long rest = value;
    if (rest < 0) {
      if (rest == Long.MIN_VALUE) {
        byte[] text = Long.toString(rest).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, target, at, text.length);
        return at + text.length;
      }
      target[at++] = '-';
      rest = -rest;
    }
    int end = at + digits(rest);
    int write = end;
    while (rest > Integer.MAX_VALUE) {
      long quotient = rest / 100;
      write = pair((int) (rest - quotient * 100), target, write);
      rest = quotient;
    }
    int small = (int) rest;
    while (small >= 100) {
      int quotient = small / 100;
      write = pair(small - quotient * 100, target, write);
      small = quotient;
    }
    if (small >= 10) {
      pair(small, target, write);
    } else {
      target[write - 1] = (byte) ('0' + small);
    }
    return end;
  }

  private static int pair(int value, byte[] target, int end) {
    target[end - 2] = PAIRS[2 * value];
    target[end - 1] = PAIRS[2 * value + 1];
    return end - 2;
  }

  /// How many digits a number has, not below 0: as many as its bits have, or one less.
  private static int digits(long value) {
    int most = MOST_DIGITS[Long.SIZE - Long.numberOfLeadingZeros(value | 1)];
    return value < POWERS[most - 1] ? most - 1 : most;
  }
}
