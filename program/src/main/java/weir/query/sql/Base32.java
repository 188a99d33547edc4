package weir.query.sql;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Bytes as text of 32 letters and digits, as RFC 4648 has it.
final class Base32 {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int BLOCK = 8;

  private Base32() {}

  /// @param hex the bytes in hexadecimal digits
  static String encode(String hex) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte b : HexFormat.of().parseHex(hex)) {
      held = held << Byte.SIZE | b & 0xff;
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(LETTERS.charAt(held >> bits & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(LETTERS.charAt(held << BITS - bits & 31));
    }
    while (text.length() % BLOCK != 0) {
      text.append('=');
    }
    return text.toString();
  }

  /// The bytes in hexadecimal digits.
  static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (char c : text.replaceFirst("=+$", "").toCharArray()) {
      int value = LETTERS.indexOf(c);
      if (value < 0) {
        throw new IllegalArgumentException("Unrecognized character: " + c);
      }
      held = held << BITS | value;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.write(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
