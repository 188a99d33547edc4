package weir.store.records;

import weir.model.net.IpAddress;

/// Addresses as characters in a byte array, both directions, without a String between. Spells and
/// reads what [IpAddress] does.
public final class AddressText {
  /// Bytes before and behind an address that [#parseIpv4] may look at, whatever they hold.
  static final int MARGIN = 16;

  /// The longest address in RFC 5952 text.
  public static final int LONGEST = 39;

  /// Per octet, its digits and a dot as they lie in memory, and how many bytes they take.
  private static final int[] OCTETS = new int[256];

  private static final byte[] OCTET_LENGTHS = new byte[256];

  private static final long DOTS = '.' * ByteWords.ONES;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  static {
    for (int octet = 0; octet < 256; octet++) {
      String text = octet + ".";
      for (int i = 0; i < text.length(); i++) {
        OCTETS[octet] |= text.charAt(i) << (8 * i);
      }
      OCTET_LENGTHS[octet] = (byte) text.length();
    }
  }

  private AddressText() {}

  /// Reads dotted IPv4 from `start` to before `end` and answers the low half of its 128 bits, -1
  /// when the characters are no IPv4 address. Reads up to [#MARGIN] bytes around them.
  static long parseIpv4(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length < 7 || length > 15) {
      return -1;
    }
    // A bit per character that is a dot. The second word overlaps the first, or hangs over the
    // front of an address of seven characters.
    int before = dots(bytes, start);
    int behind = dots(bytes, end - 8);
    int dots = (before | behind << 8 >>> (16 - length)) & (1 << length) - 1;
    if (Integer.bitCount(dots) != 3) {
      return -1;
    }
    int dot1 = start + Integer.numberOfTrailingZeros(dots);
    dots &= dots - 1;
    int dot2 = start + Integer.numberOfTrailingZeros(dots);
    dots &= dots - 1;
    int dot3 = start + Integer.numberOfTrailingZeros(dots);
    return join(bytes, start, dot1, dot2, dot3, end);
  }

  /// A bit for each of the eight characters from `position` on that is a dot.
  private static int dots(byte[] bytes, int position) {
    long tops = ByteWords.equalBytes(ByteWords.longAt(bytes, position), DOTS);
    return (int) ((tops >>> 7) * 0x0102_0408_1020_4080L >>> 56);
  }

  private static long join(byte[] bytes, int start, int dot1, int dot2, int dot3, int end) {
    int a = octet(bytes, start, dot1);
    int b = octet(bytes, dot1 + 1, dot2);
    int c = octet(bytes, dot2 + 1, dot3);
    int d = octet(bytes, dot3 + 1, end);
    if ((a | b | c | d) >>> 8 != 0) {
      return -1;
    }
    return IpAddress.lowOfIpv4(a << 24 | b << 16 | c << 8 | d);
  }

  /// One to three digits without a leading zero; beyond 255 when they are not that.
  private static int octet(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length < 1 || length > 3) {
      return -1;
    }
    int digits = (ByteWords.intAt(bytes, end - 4) ^ 0x3030_3030) & (-1 << (32 - 8 * length));
    if (((digits + 0x7676_7676 | digits) & 0x8080_8080) != 0) {
      return -1;
    }
    int value = (digits >>> 24) + (digits >>> 16 & 0xff) * 10 + (digits >>> 8 & 0xff) * 100;
    // Two digits make at least 10 and three at least 100, or there is a needless zero in front.
    int least = 0x640a_0000 >>> (8 * length) & 0xff;
    return value | (value - least) >> 31;
  }

  /// Writes the address at `position` and answers the position behind it; needs [#LONGEST] + 1
  /// bytes of room.
  public static int format(long high, long low, byte[] target, int position) {
    if (!IpAddress.isIpv4(high, low)) {
      return formatIpv6(high, low, target, position);
    }
    int at = octet((int) (low >>> 24) & 0xff, target, position);
    at = octet((int) (low >>> 16) & 0xff, target, at);
    at = octet((int) (low >>> 8) & 0xff, target, at);
    return octet((int) low & 0xff, target, at) - 1;
  }

  private static int octet(int octet, byte[] target, int at) {
    ByteWords.putInt(target, at, OCTETS[octet]);
    return at + OCTET_LENGTHS[octet];
  }

  private static int formatIpv6(long high, long low, byte[] target, int position) {
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < 8; i++) {
      int from = i;
      while (i < 8 && group(high, low, i) == 0) {
        i++;
      }
      if (i - from > runLength) {
        runStart = from;
        runLength = i - from;
      }
    }
    int at = position;
    for (int i = 0; i < 8; i++) {
      if (i == runStart) {
        target[at++] = ':';
        target[at++] = ':';
        i += runLength - 1;
        continue;
      }
      if (i > 0 && target[at - 1] != ':') {
        target[at++] = ':';
      }
      at = hex(group(high, low, i), target, at);
    }
    return at;
  }

  private static int hex(int group, byte[] target, int position) {
    int at = position;
    for (int shift = 12; shift >= 0; shift -= 4) {
      if (group >>> shift != 0 || shift == 0) {
        target[at++] = HEX[group >>> shift & 15];
      }
    }
    return at;
  }

  private static int group(long high, long low, int index) {
    return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xffff;
  }
}
