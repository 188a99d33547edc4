package weir.api.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a list goes on, as a text that clients do not look into.
final class ListToken {
  private ListToken() {}

  static String write(String last) {
    return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  /// @param token empty for the first page
  static String read(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException forged) {
      throw S3Error.invalidArgument(
          "The continuation token provided is incorrect", "continuation-token", token);
    }
  }
}
