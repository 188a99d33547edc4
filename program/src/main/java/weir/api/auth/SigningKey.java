package weir.api.auth;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that a secret becomes for one day, region and service. Safe for any number of threads.
final class SigningKey {
  private final SecretKeySpec key;

  private SigningKey(SecretKeySpec key) {
    this.key = key;
  }

  static SigningKey derive(String secret, Credential credential) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    key = hmac(specOf(key), credential.date());
    key = hmac(specOf(key), credential.region());
    key = hmac(specOf(key), credential.service());
    return new SigningKey(specOf(hmac(specOf(key), "aws4_request")));
  }

  /// The signature of a text, in hexadecimal digits.
  String sign(String text) {
    return HexFormat.of().formatHex(hmac(key, text));
  }

  /// Whether a signature is the one of a text; takes the same time wherever they differ.
  boolean signed(String text, String signature) {
    return sameText(sign(text), signature);
  }

  static boolean sameText(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  static String sha256Hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static SecretKeySpec specOf(byte[] key) {
    return new SecretKeySpec(key, "HmacSHA256");
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
