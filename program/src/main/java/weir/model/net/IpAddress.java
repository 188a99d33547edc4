package weir.model.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/// An IPv4 or IPv6 address as 128 bits in network order; an IPv4 address is held in its mapped form
/// `::ffff:a.b.c.d`.
///
/// Hot paths carry the two halves as bare `long`s and meet this type only at their edges.
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
  private static final long IPV4_MAPPED = 0x0000_ffff_0000_0000L;

  /// The halves that stand for "no address" in a column (`-` in a record); no host can own this
  /// address.
  public static final long ABSENT_HIGH = -1L;

  public static final long ABSENT_LOW = -2L;

  public static IpAddress ofIpv4(int bits) {
    return new IpAddress(0, lowOfIpv4(bits));
  }

  /// The low half that holds the IPv4 address with these 32 bits; its high half is 0.
  public static long lowOfIpv4(int bits) {
    return IPV4_MAPPED | (bits & 0xffff_ffffL);
  }

  public static boolean isIpv4(long high, long low) {
    return high == 0 && (low >>> 32) == 0xffffL;
  }

  public boolean isIpv4() {
    return isIpv4(high, low);
  }

  /// 32 for IPv4, 128 for IPv6.
  public int bits() {
    return isIpv4() ? 32 : 128;
  }

  /// Reads dotted IPv4 or any RFC 4291 text of IPv6 without a zone.
  ///
  /// @throws IllegalArgumentException when the text is no address; the message names it
  public static IpAddress of(String text) {
    return find(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"" + text + "\" is not an IP address; write it like 10.0.1.5 or 2001:db8::5"));
  }

  /// The address that the text spells, or empty when it spells none. Never asks a name service.
  public static Optional<IpAddress> find(String text) {
    if (text.indexOf(':') < 0) {
      return findIpv4(text);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.' || c > 127) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(of(Inet6Address.ofLiteral(text)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  public static IpAddress of(InetAddress address) {
    byte[] octets = address.getAddress();
    if (octets.length == 4) {
      return ofIpv4((int) half(octets, 0, 4));
    }
    return new IpAddress(half(octets, 0, 8), half(octets, 8, 8));
  }

  private static long half(byte[] octets, int from, int count) {
    long value = 0;
    for (int i = from; i < from + count; i++) {
      value = value << 8 | (octets[i] & 0xff);
    }
    return value;
  }

  private static Optional<IpAddress> findIpv4(String text) {
    int bits = 0;
    int parts = 0;
    int value = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (value < 0) {
          return Optional.empty();
        }
        bits = bits << 8 | value;
        parts++;
        value = -1;
      } else if (c >= '0' && c <= '9' && value != 0) {
        value = Math.max(value, 0) * 10 + (c - '0');
        if (value > 255) {
          return Optional.empty();
        }
      } else {
        return Optional.empty();
      }
    }
    return parts == 4 ? Optional.of(ofIpv4(bits)) : Optional.empty();
  }

  /// Unsigned order of the 128 bits.
  @Override
  public int compareTo(IpAddress other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /// Dotted IPv4, or IPv6 as RFC 5952 writes it: lower case, the longest run of zero groups as
  /// `::`.
  @Override
  public String toString() {
    return toString(high, low);
  }

  /// The same text without an instance.
  public static String toString(long high, long low) {
    if (isIpv4(high, low)) {
      return (low >>> 24 & 0xff)
          + "."
          + (low >>> 16 & 0xff)
          + "."
          + (low >>> 8 & 0xff)
          + "."
          + (low & 0xff);
    }
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < 8; i++) {
      int start = i;
      while (i < 8 && group(high, low, i) == 0) {
        i++;
      }
      if (i - start > runLength) {
        runStart = start;
        runLength = i - start;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
        continue;
      }
      if (i > 0 && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(group(high, low, i)));
    }
    return text.toString();
  }

  private static int group(long high, long low, int index) {
    return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xffff;
  }
}
