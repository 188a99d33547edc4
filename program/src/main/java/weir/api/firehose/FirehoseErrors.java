package weir.api.firehose;

import weir.api.gateway.ModelRules;
import weir.api.protocol.ApiException;

/// Firehose's error codes, with AWS's sentences where AWS has some.
final class FirehoseErrors {
  /// What the service's model says of members.
  static final ModelRules RULES =
      new ModelRules("Weir's Firehose", true, FirehoseErrors::validation, FirehoseErrors::invalid);

  private FirehoseErrors() {}

  static ApiException invalid(String sentence) {
    return ApiException.badRequest("InvalidArgumentException", sentence);
  }

  static ApiException notFound(String stream, String accountId) {
    return ApiException.badRequest(
        "ResourceNotFoundException",
        "Firehose " + stream + " under account " + accountId + " not found.");
  }

  static ApiException exists(String stream, String accountId) {
    return ApiException.badRequest(
        "ResourceInUseException",
        "Firehose " + stream + " under accountId " + accountId + " already exists");
  }

  static ApiException inUse(String stream, String status) {
    return ApiException.badRequest(
        "ResourceInUseException",
        "Firehose " + stream + " is " + status + " but must be ACTIVE for this.");
  }

  static ApiException otherVersion(String stream, String current, String given) {
    return ApiException.badRequest(
        "ConcurrentModificationException",
        "Cannot update firehose: "
            + stream
            + " since the current version id: "
            + current
            + " and specified version id: "
            + given
            + " do not match");
  }

  static ApiException limit(String sentence) {
    return ApiException.badRequest("LimitExceededException", sentence);
  }

  static ApiException validation(String sentence) {
    return ApiException.badRequest("ValidationException", sentence);
  }

  static ApiException slowDown() {
    return new ApiException(503, "ServiceUnavailableException", SLOW_DOWN);
  }

  /// What a full buffer says of a record.
  static final String SLOW_DOWN = "Slow down.";
}
