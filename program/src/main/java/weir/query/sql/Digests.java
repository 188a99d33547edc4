package weir.query.sql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Digests of bytes and texts of bytes. Bytes come and go in hexadecimal digits.
final class Digests {
  private static final HexFormat HEX = HexFormat.of();

  private Digests() {}

  static String sha512(String hex) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-512").digest(HEX.parseHex(hex)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static String crc32(String hex) {
    CRC32 sum = new CRC32();
    sum.update(HEX.parseHex(hex));
    return Long.toString(sum.getValue());
  }

  static String xxHash64(String hex) {
    return HEX.toHexDigits(XxHash64.of(HEX.parseHex(hex)));
  }

  /// @param algorithm Java's name, such as `HmacSHA256`
  static String hmac(String algorithm, String hex, String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("Empty key");
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(HEX.parseHex(key), algorithm));
      return HEX.formatHex(mac.doFinal(HEX.parseHex(hex)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// The text of bytes; what is no UTF-8 becomes U+FFFD.
  static String text(String hex) {
    return new String(HEX.parseHex(hex), StandardCharsets.UTF_8);
  }

  static String urlDecode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
