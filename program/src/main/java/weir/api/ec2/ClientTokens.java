package weir.api.ec2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.protocol.ApiException;
import weir.api.protocol.ShapeText;

/// Makes a call that is sent again with the same client token do nothing a second time.
final class ClientTokens {
  private static final int LONGEST = 64;

  private ClientTokens() {}

  /// What a call did.
  ///
  /// @param fingerprint of its parameters
  record Outcome(String fingerprint, List<String> ids) {
    String print() {
      return fingerprint + " " + String.join(" ", ids);
    }

    static Outcome parse(String text) {
      List<String> words = List.of(text.split(" "));
      return new Outcome(words.getFirst(), words.subList(1, words.size()));
    }
  }

  /// The ids that `deed` makes, or made when the token came for the first time.
  ///
  /// @param token null for none
  /// @throws ApiException IdempotentParameterMismatch when the token came with other parameters
  static List<String> once(
      Ec2Change change,
      String operation,
      @Nullable String token,
      SdkPojo request,
      Supplier<List<String>> deed) {
    if (token == null || token.isEmpty()) {
      return deed.get();
    }
    if (token.length() > LONGEST) {
      throw Ec2Errors.invalidValue(
          "clientToken has " + token.length() + " characters but may have at most " + LONGEST);
    }
    String key = operation + "/" + token;
    String fingerprint = fingerprint(request);
    Outcome before = change.find(Ec2Documents.CLIENT_TOKEN, key).orElse(null);
    if (before != null) {
      if (!before.fingerprint().equals(fingerprint)) {
        throw ApiException.badRequest(
            "IdempotentParameterMismatch",
            "The client token \""
                + token
                + "\" was used before in a call of "
                + operation
                + " with other parameters");
      }
      return before.ids();
    }
    List<String> ids = deed.get();
    change.put(Ec2Documents.CLIENT_TOKEN, key, new Outcome(fingerprint, ids));
    return ids;
  }

  private static String fingerprint(SdkPojo request) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(ShapeText.print(request).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
