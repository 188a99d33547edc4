package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weir.api.auth.SdkSigning.body;
import static weir.api.auth.SdkSigning.http;
import static weir.api.auth.SdkSigning.sign;
import static weir.api.auth.SdkSigning.verifier;
import static weir.api.auth.SdkSigning.with;
import static weir.api.auth.SdkSigning.withBody;
import static weir.api.auth.SdkSigning.withTarget;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.api.auth.Authenticator.RejectedSignature;
import weir.api.protocol.WireRequest;

/// Whatever is changed on the way of a signed request, it is refused.
class SignatureTamperingTest {
  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~";

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void refusesAnyOtherCharacterOfMethodPathQuerySignedHeaderOrBody() throws Exception {
    for (String service : List.of("lambda", "ec2")) {
      for (int i = 0; i < 300; i++) {
        WireRequest request = request(service, randomBytes(1 + random.nextInt(200)));
        byte[] body = body(request);
        WireRequest whole = withBody(request, body);
        assertEquals(SdkSigning.ANN, verifier().verify(whole, service).caller(), "seed " + seed);
        String method = request.method();
        String path = request.rawPath();
        String query = request.rawQuery();

        refuses(service, withTarget(withBody(request, body), other(method), path, query));
        refuses(service, withTarget(withBody(request, body), method, other(path), query));
        refuses(service, withTarget(withBody(request, body), method, path, other(query)));
        for (String name : request.headers().keySet()) {
          String value = request.header(name).orElseThrow();
          refuses(service, with(withBody(request, body), name, other(value)));
        }
        body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        refuses(service, withBody(request, body));
      }
    }
  }

  private WireRequest request(String service, byte[] body) {
    return sign(
        http("POST", "https://" + service + ".example/" + word() + "/" + word() + "%3A" + word())
            .putRawQueryParameter(word(), word() + " " + word())
            .putRawQueryParameter(word(), word())
            .putHeader("Content-Type", "application/json")
            .putHeader("X-Amz-Target", word()),
        body,
        service);
  }

  /// The text with one letter, digit or the like replaced by another.
  private String other(String text) {
    while (true) {
      int at = random.nextInt(text.length());
      char c = UNRESERVED.charAt(random.nextInt(UNRESERVED.length()));
      boolean encoded =
          (at >= 1 && text.charAt(at - 1) == '%') || (at >= 2 && text.charAt(at - 2) == '%');
      if (UNRESERVED.indexOf(text.charAt(at)) >= 0 && text.charAt(at) != c && !encoded) {
        return text.substring(0, at) + c + text.substring(at + 1);
      }
    }
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int length = 1 + random.nextInt(12); length > 0; length--) {
      word.append(UNRESERVED.charAt(random.nextInt(UNRESERVED.length())));
    }
    return word.toString();
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private void refuses(String service, WireRequest forged) {
    assertThrows(
        RejectedSignature.class,
        () -> verifier().verify(forged, service),
        () -> forged + ", seed " + seed);
  }
}
