package weir.api.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireRequest;

/// How much one request may bring, and how many one client may send.
///
/// @param bodyBytes of requests whose body is read whole
/// @param callsPerSecond of one access key or, unsigned, one address; 0 for no bound
public record GatewayLimits(int bodyBytes, int callsPerSecond) {
  public static final GatewayLimits DEFAULT = new GatewayLimits(16 << 20, 0);

  byte[] readWhole(WireRequest request, BodyMemory.Share memory)
      throws IOException, BodyMemory.FullException {
    if (request.contentLength() > bodyBytes) {
      throw tooLarge();
    }
    byte[] body = memory.read(request.body(), bodyBytes);
    if (body.length > bodyBytes) {
      throw tooLarge();
    }
    return body;
  }

  /// The body without its Content-Encoding. What a service does not say to inflate is refused: a
  /// body that is never inflated cannot grow. What is inflated may not outgrow a plain body.
  byte[] decoded(WireRequest request, byte[] body, boolean inflates) {
    String encoding = request.header("content-encoding").orElse("").strip();
    if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
      return body;
    }
    if (!inflates || !encoding.equalsIgnoreCase("gzip")) {
      throw new ApiException(
          415,
          "UnsupportedMediaTypeException",
          "the body's Content-Encoding is "
              + encoding
              + " but must be identity"
              + (inflates ? ", gzip" : "")
              + " or left out");
    }
    return inflated(body);
  }

  private byte[] inflated(byte[] body) {
    byte[] plain;
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body), 1 << 16)) {
      plain = gzip.readNBytes(bodyBytes + 1);
    } catch (IOException broken) {
      throw ApiException.badRequest(
          "SerializationException", "the body is not gzip, which its Content-Encoding says it is");
    }
    if (plain.length > bodyBytes) {
      throw tooLarge();
    }
    return plain;
  }

  private ApiException tooLarge() {
    return new ApiException(
        413, "RequestEntityTooLarge", "the request's body has more than " + bodyBytes + " bytes");
  }
}
