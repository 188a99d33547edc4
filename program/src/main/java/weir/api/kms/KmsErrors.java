package weir.api.kms;

import weir.api.gateway.ModelRules;
import weir.api.protocol.ApiException;

/// KMS's error codes, with AWS's sentences where AWS has some.
final class KmsErrors {
  /// What the service's model says of members.
  static final ModelRules RULES =
      new ModelRules("Weir's KMS", true, KmsErrors::validation, KmsErrors::unsupported);

  private KmsErrors() {}

  static ApiException notFound(String sentence) {
    return ApiException.badRequest("NotFoundException", sentence);
  }

  static ApiException noKey(String arn) {
    return notFound("Key '" + arn + "' does not exist");
  }

  static ApiException noAlias(String arn) {
    return notFound("Alias " + arn + " is not found.");
  }

  static ApiException invalidArn(String sentence) {
    return ApiException.badRequest("InvalidArnException", sentence);
  }

  static ApiException disabled(String arn) {
    return ApiException.badRequest("DisabledException", arn + " is disabled.");
  }

  static ApiException invalidState(String sentence) {
    return ApiException.badRequest("KMSInvalidStateException", sentence);
  }

  static ApiException pendingDeletion(String arn) {
    return invalidState(arn + " is pending deletion.");
  }

  /// One code and one sentence for every reason: which it was is no business of a forger.
  static ApiException invalidCiphertext() {
    return ApiException.badRequest(
        "InvalidCiphertextException",
        "the ciphertext is damaged, or the encryption context is not the one it was made with");
  }

  static ApiException incorrectKey() {
    return ApiException.badRequest(
        "IncorrectKeyException",
        "The key ID in the request does not identify a CMK that can perform this operation.");
  }

  /// Says nothing of keys that belong to others or to another region.
  static ApiException unreachableKey() {
    return accessDenied(
        "The ciphertext refers to a customer master key that does not exist, does not exist in this"
            + " region, or you are not allowed to access.");
  }

  static ApiException accessDenied(String sentence) {
    return ApiException.badRequest("AccessDeniedException", sentence);
  }

  static ApiException unsupported(String sentence) {
    return ApiException.badRequest("UnsupportedOperationException", sentence);
  }

  static ApiException validation(String sentence) {
    return ApiException.badRequest("ValidationException", sentence);
  }

  static ApiException limitExceeded(String sentence) {
    return ApiException.badRequest("LimitExceededException", sentence);
  }

  static ApiException malformedPolicy(String sentence) {
    return ApiException.badRequest("MalformedPolicyDocumentException", sentence);
  }

  static ApiException tag(String sentence) {
    return ApiException.badRequest("TagException", sentence);
  }

  static ApiException dryRun() {
    return ApiException.badRequest(
        "DryRunOperationException",
        "The request would have succeeded, but the DryRun option is set.");
  }
}
