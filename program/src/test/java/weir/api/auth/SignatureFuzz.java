package weir.api.auth;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireRequest;

/// Verifies anything as a signed request: the first line is the path, the second the query, then
/// come headers until an empty line, then the body. The access key is known and its secret is not,
/// so nobody but the anonymous caller comes through.
public final class SignatureFuzz {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Caller OWNER =
      new Caller(
          Caller.Kind.ROOT,
          "123456789012",
          "arn:aws:iam::123456789012:root",
          "123456789012",
          "",
          "AKIAFUZZ",
          null,
          Map.of());
  private static final SignatureV4 VERIFIER =
      new SignatureV4(
          id ->
              id.equals("AKIAFUZZ")
                  ? Optional.of(
                      new AccessKeys.AccessKey(
                          id, "a-secret-that-no-input-can-know", null, null, OWNER))
                  : Optional.empty(),
          () -> NOW);

  private SignatureFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    WireRequest request = request(new String(input, StandardCharsets.ISO_8859_1));
    for (String service : List.of("s3", "ec2")) {
      try {
        Authenticator.Signed signed = VERIFIER.verify(request, service);
        if (signed.caller().kind() != Caller.Kind.ANONYMOUS) {
          throw new AssertionError("came through as " + signed.caller());
        }
      } catch (Authenticator.RejectedSignature rejected) {
        if (String.valueOf(rejected.getMessage()).isEmpty()) {
          throw new AssertionError("a refusal without a word", rejected);
        }
      } catch (ApiException refused) {
        if (refused.status() >= 500) {
          throw new AssertionError("not the client's fault?", refused);
        }
      }
    }
  }

  private static WireRequest request(String text) {
    int end = text.indexOf("\n\n");
    String[] head = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
    byte[] body = (end < 0 ? "" : text.substring(end + 2)).getBytes(StandardCharsets.ISO_8859_1);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 2; i < head.length; i++) {
      int colon = head[i].indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(
                head[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
            .add(head[i].substring(colon + 1).strip());
      }
    }
    return new WireRequest(
        "GET",
        head[0].startsWith("/") ? head[0] : "/" + head[0],
        head.length > 1 ? head[1] : "",
        headers,
        new ByteArrayInputStream(body),
        body.length,
        "127.0.0.1",
        false);
  }
}
