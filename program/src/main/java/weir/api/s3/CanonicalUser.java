package weir.api.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The id by which S3 calls an account in owners and grants: 64 hex digits.
final class CanonicalUser {
  private CanonicalUser() {}

  static String id(String account) {
    try {
      byte[] text = ("canonical user of " + account).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
