package weir.model.net;

import weir.model.aws.Fault;

/// An Ethernet address, its six octets in the low 48 bits.
public record MacAddress(long bits) {
  public MacAddress {
    if (bits >>> 48 != 0) {
      throw new IllegalArgumentException(
          "an Ethernet address has 48 bits but this has more: " + Long.toHexString(bits));
    }
  }

  /// Reads `02:00:00:aa:bb:01`, upper or lower case, `-` for `:` too.
  public static MacAddress of(String text) {
    String[] octets = text.split("[:-]", -1);
    long bits = 0;
    for (String octet : octets) {
      if (octets.length != 6
          || octet.length() != 2
          || Character.digit(octet.charAt(0), 16) < 0
          || Character.digit(octet.charAt(1), 16) < 0) {
        throw new Fault.Invalid(
            "\"" + text + "\" is not an Ethernet address; write it like 02:00:00:aa:bb:01");
      }
      bits = bits << 8 | Integer.parseInt(octet, 16);
    }
    return new MacAddress(bits);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append(Character.forDigit((int) (bits >>> (shift + 4)) & 15, 16));
      text.append(Character.forDigit((int) (bits >>> shift) & 15, 16));
      if (shift > 0) {
        text.append(':');
      }
    }
    return text.toString();
  }
}
