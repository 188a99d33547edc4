package weir.model.net;

import weir.model.aws.Fault;

/// A block of addresses: a base address and how many of its leading bits are fixed, in the base's
/// own family.
///
/// The host bits are always zero; AWS stores `100.68.0.18/18` as `100.68.0.0/18`, and so does
/// [#of].
public record Cidr(IpAddress base, int prefixLength) {
  public static final Cidr ALL_IPV4 = of("0.0.0.0/0");
  public static final Cidr ALL_IPV6 = of("::/0");

  public Cidr {
    if (prefixLength < 0 || prefixLength > base.bits()) {
      throw new Fault.Invalid(
          "/"
              + prefixLength
              + " is no prefix length of "
              + base
              + "; it must lie between 0 and "
              + base.bits());
    }
    long high = highMask(base.isIpv4() ? prefixLength + 96 : prefixLength) & base.high();
    long low = lowMask(base.isIpv4() ? prefixLength + 96 : prefixLength) & base.low();
    base = new IpAddress(high, low);
  }

  /// Reads `10.0.0.0/16`, `2001:db8::/32`; an address without a length is that one address.
  public static Cidr of(String text) {
    int slash = text.indexOf('/');
    try {
      IpAddress address = IpAddress.of(slash < 0 ? text : text.substring(0, slash));
      return new Cidr(
          address,
          slash < 0 ? address.bits() : Integer.parseInt(text, slash + 1, text.length(), 10));
    } catch (IllegalArgumentException notACidr) {
      throw new Fault.Invalid(
          "\"" + text + "\" is not a CIDR block; write it like 10.0.0.0/16 or 2001:db8::/32");
    }
  }

  public boolean isIpv4() {
    return base.isIpv4();
  }

  /// Whether the block holds the address with these halves; the caller has made sure that it is of
  /// the block's family.
  public boolean contains(long high, long low) {
    int fixed = isIpv4() ? prefixLength + 96 : prefixLength;
    return ((high ^ base.high()) & highMask(fixed)) == 0
        && ((low ^ base.low()) & lowMask(fixed)) == 0;
  }

  public boolean contains(IpAddress address) {
    return contains(address.high(), address.low()) && address.isIpv4() == isIpv4();
  }

  public boolean contains(Cidr other) {
    return other.prefixLength >= prefixLength && contains(other.base);
  }

  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  private static long highMask(int bits) {
    return bits == 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
  }

  private static long lowMask(int bits) {
    return bits <= 64 ? 0 : -1L << (128 - bits);
  }

  @Override
  public String toString() {
    return base + "/" + prefixLength;
  }
}
