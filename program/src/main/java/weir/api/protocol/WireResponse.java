package weir.api.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP answer.
///
/// @param headers in the order they are sent; `Content-Length` follows from the body
public record WireResponse(int status, Map<String, String> headers, Body body) {
  public WireResponse {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  public static WireResponse of(int status, String contentType, byte[] body) {
    return new WireResponse(
        status,
        contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType),
        Body.of(body));
  }

  public static WireResponse text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /// The same answer with one more header, or another value of it.
  public WireResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new WireResponse(status, more, body);
  }

  /// The same answer with another body.
  public WireResponse withBody(Body other) {
    return new WireResponse(status, headers, other);
  }

  /// What is sent after the headers. Written once.
  public interface Body {
    Body EMPTY = of(new byte[0]);

    /// Bytes that will be written; -1 when that is not known before.
    long length();

    void writeTo(OutputStream out) throws IOException;

    static Body of(byte[] bytes) {
      return new Body() {
        @Override
        public long length() {
          return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
          out.write(bytes);
        }
      };
    }
  }
}
