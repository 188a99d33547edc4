package weir.api.auth;

import java.util.Map;
import weir.api.protocol.ApiException;

/// The errors of bodies that are not what was signed, with S3's codes: only S3 reads bodies as they
/// come.
final class RejectedBody {
  private RejectedBody() {}

  static ApiException otherHash(String signed, String computed) {
    return new ApiException(
        400,
        "XAmzContentSHA256Mismatch",
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        Map.of("ClientComputedContentSHA256", signed, "S3ComputedContentSHA256", computed));
  }

  static ApiException otherSignature() {
    return new ApiException(403, "SignatureDoesNotMatch", SignatureV4.MISMATCH);
  }

  static ApiException tooShort() {
    return new ApiException(
        400,
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header");
  }

  static ApiException noLength() {
    return new ApiException(
        411,
        "MissingContentLength",
        "You must provide the Content-Length HTTP header; of a chunked body, in"
            + " x-amz-decoded-content-length.");
  }

  static ApiException malformed(String sentence) {
    return new ApiException(400, "InvalidRequest", sentence);
  }

  static ApiException malformedTrailer() {
    return new ApiException(
        400,
        "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our"
            + " published schema.");
  }
}
