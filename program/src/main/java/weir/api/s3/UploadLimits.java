package weir.api.s3;

import java.util.Map;
import weir.api.protocol.ApiException;

/// How much one request may bring.
final class UploadLimits {
  private static final long MOST_BYTES = 5L << 30;

  private UploadLimits() {}

  /// @throws ApiException when the length is not said or too much
  static void verify(S3Request request) {
    long length = request.wire().contentLength();
    if (length < 0) {
      throw new ApiException(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
    if (length > MOST_BYTES) {
      throw new ApiException(
          400,
          "EntityTooLarge",
          "Your proposed upload exceeds the maximum allowed size",
          Map.of(
              "ProposedSize", Long.toString(length), "MaxSizeAllowed", Long.toString(MOST_BYTES)));
    }
  }
}
