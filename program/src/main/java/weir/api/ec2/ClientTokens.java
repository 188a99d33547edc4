package weir.api.ec2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.protocol.ApiException;
import weir.api.protocol.ShapeText;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// Makes a call that is sent again with the same client token do nothing a second time, for a day.
public final class ClientTokens {
  private static final int LONGEST = 64;
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private ClientTokens() {}

  /// What a call did.
  ///
  /// @param at when it came; the beginning of time for those of versions that did not write it
  /// @param fingerprint of its parameters
  record Outcome(Instant at, String fingerprint, List<String> ids) {
    String print() {
      return fingerprint + "@" + at.getEpochSecond() + " " + String.join(" ", ids);
    }

    static Outcome parse(String text) {
      List<String> words = List.of(text.split(" "));
      String[] first = words.getFirst().split("@", 2);
      Instant at =
          first.length == 1 ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(first[1]));
      return new Outcome(at, first[0], words.subList(1, words.size()));
    }

    boolean isForgotten(Instant now) {
      return at.plus(REMEMBERED).isBefore(now);
    }
  }

  /// Forgets the tokens that are older than a day.
  public static void sweep(StateStore store, Instant now) {
    boolean any =
        store.read(view ->
            view.everywhere(Ec2Documents.CLIENT_TOKEN).stream()
                .anyMatch(token -> token.document().isForgotten(now)));
    if (any) {
      store.change(change -> {
        for (StateView.Owned<Outcome> token : change.everywhere(Ec2Documents.CLIENT_TOKEN)) {
          if (token.document().isForgotten(now)) {
            change.remove(Ec2Documents.CLIENT_TOKEN, token.scope(), token.id());
          }
        }
        return now;
      });
    }
  }

  /// The ids that `deed` makes, or made when the token came for the first time.
  ///
  /// @param now the wall clock's
  /// @param token null for none
  /// @throws ApiException IdempotentParameterMismatch when the token came with other parameters
  static List<String> once(
      Ec2Change change,
      Instant now,
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
    if (!token.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
      throw Ec2Errors.invalidValue("clientToken may have ASCII characters only, but is " + token);
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
    change.put(Ec2Documents.CLIENT_TOKEN, key, new Outcome(now, fingerprint, ids));
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
