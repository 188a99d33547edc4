package weir.api.gateway;

import java.io.IOException;
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

  /// Compressed bodies are refused, not inflated: none of our operations is sent so by AWS's
  /// clients, and a body that is never inflated cannot grow.
  void refuseEncoded(WireRequest request) {
    String encoding = request.header("content-encoding").orElse("").strip();
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      throw new ApiException(
          415,
          "UnsupportedMediaTypeException",
          "the body's Content-Encoding is " + encoding + " but must be identity or left out");
    }
  }

  private ApiException tooLarge() {
    return new ApiException(
        413, "RequestEntityTooLarge", "the request's body has more than " + bodyBytes + " bytes");
  }
}
