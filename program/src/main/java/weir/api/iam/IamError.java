package weir.api.iam;

import weir.api.protocol.ApiException;

/// IAM's error codes, each with its status.
final class IamError {
  private IamError() {}

  static ApiException validation(String sentence) {
    return new ApiException(400, "ValidationError", sentence);
  }

  static ApiException invalidInput(String sentence) {
    return new ApiException(400, "InvalidInput", sentence);
  }

  static ApiException malformedPolicy(String sentence) {
    return new ApiException(400, "MalformedPolicyDocument", sentence);
  }

  static ApiException noSuchEntity(String sentence) {
    return new ApiException(404, "NoSuchEntity", sentence);
  }

  static ApiException alreadyExists(String sentence) {
    return new ApiException(409, "EntityAlreadyExists", sentence);
  }

  static ApiException deleteConflict(String sentence) {
    return new ApiException(409, "DeleteConflict", sentence);
  }

  static ApiException limitExceeded(String sentence) {
    return new ApiException(409, "LimitExceeded", sentence);
  }

  static ApiException unmodifiable(String sentence) {
    return new ApiException(400, "UnmodifiableEntity", sentence);
  }

  /// What Weir does not do, said in place of being passed over.
  static ApiException unsupported(String sentence) {
    return new ApiException(400, "InvalidInput", sentence);
  }
}
