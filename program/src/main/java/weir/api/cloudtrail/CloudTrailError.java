package weir.api.cloudtrail;

import weir.api.protocol.ApiException;

/// CloudTrail's errors.
final class CloudTrailError {
  private CloudTrailError() {}

  static ApiException badRequest(String code, String sentence) {
    return ApiException.badRequest(code, sentence);
  }
}
