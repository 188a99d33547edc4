package weir.api.auth;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Authenticator.Reason;
import weir.api.auth.Authenticator.RejectedSignature;
import weir.api.protocol.WireRequest;

/// The text of a request that is hashed and signed: method, path, query, headers, payload hash.
final class CanonicalRequest {
  private CanonicalRequest() {}

  static byte[] of(
      WireRequest request, SignedQuery query, SignatureClaim claim, boolean s3, String payloadHash)
      throws RejectedSignature {
    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    text.append(
        s3
            ? PercentEncoding.ofS3Path(request.rawPath())
            : PercentEncoding.ofPath(request.rawPath()));
    text.append('\n');
    query.appendTo(text, claim.presigned());
    text.append('\n');
    for (String name : claim.signedHeaders()) {
      text.append(name).append(':');
      appendValues(text, name, request.headers().get(name));
      text.append('\n');
    }
    text.append('\n').append(String.join(";", claim.signedHeaders())).append('\n');
    text.append(payloadHash);
    return text.toString().getBytes(charset(text));
  }

  private static void appendValues(StringBuilder text, String name, @Nullable List<String> values)
      throws RejectedSignature {
    if (values == null) {
      throw new RejectedSignature(
          Reason.MISMATCH,
          SignatureV4.MISMATCH + " The header '" + name + "' is signed but did not arrive.");
    }
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      appendFolded(text, values.get(i));
    }
  }

  /// Appends a value without white space around it, and with one blank for each run of it within.
  private static void appendFolded(StringBuilder text, String value) {
    boolean pending = false;
    boolean started = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0b) {
        pending = started;
      } else {
        if (pending) {
          text.append(' ');
          pending = false;
        }
        started = true;
        text.append(c);
      }
    }
  }

  /// The server hands over the bytes of header values one to one as characters; where it has
  /// decoded them, they were UTF-8.
  private static Charset charset(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return StandardCharsets.UTF_8;
      }
    }
    return StandardCharsets.ISO_8859_1;
  }
}
