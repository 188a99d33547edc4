package weir.api.s3;

import java.util.Map;
import weir.api.protocol.ApiException;
import weir.store.objects.ObjectRefusal;

/// S3's errors with S3's sentences.
final class S3Error {
  private S3Error() {}

  static ApiException noSuchKey(String key) {
    return new ApiException(
        404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key));
  }

  static ApiException noSuchVersion(String key, String versionId) {
    return new ApiException(
        404,
        "NoSuchVersion",
        "The specified version does not exist.",
        Map.of("Key", key, "VersionId", versionId));
  }

  static ApiException malformedXml() {
    return ApiException.badRequest(
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published "
            + "schema");
  }

  static ApiException invalidArgument(String sentence, String name, String value) {
    return new ApiException(
        400, "InvalidArgument", sentence, Map.of("ArgumentName", name, "ArgumentValue", value));
  }

  static ApiException invalidRequest(String sentence) {
    return ApiException.badRequest("InvalidRequest", sentence);
  }

  /// Something of S3 that Weir does not do.
  static ApiException notImplemented(String what) {
    return new ApiException(501, "NotImplemented", "Weir's S3 does not have " + what);
  }

  static ApiException preconditionFailed(String condition) {
    return new ApiException(
        412,
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold",
        Map.of("Condition", condition));
  }

  static ApiException of(ObjectRefusal refusal) {
    String sentence = refusal.sentence();
    return switch (refusal.reason()) {
      case NO_SUCH_BUCKET -> new ApiException(404, "NoSuchBucket", sentence);
      case BUCKET_EXISTS -> new ApiException(409, "BucketAlreadyExists", sentence);
      case BUCKET_OWNED_BY_YOU -> new ApiException(409, "BucketAlreadyOwnedByYou", sentence);
      case BUCKET_NOT_EMPTY -> new ApiException(409, "BucketNotEmpty", sentence);
      case NO_SUCH_VERSION -> new ApiException(404, "NoSuchVersion", sentence);
      case NO_SUCH_UPLOAD -> new ApiException(404, "NoSuchUpload", sentence);
      case INVALID_PART -> ApiException.badRequest("InvalidPart", sentence);
      case INVALID_PART_ORDER -> ApiException.badRequest("InvalidPartOrder", sentence);
      case PART_TOO_SMALL -> ApiException.badRequest("EntityTooSmall", sentence);
      case TOO_LARGE -> ApiException.badRequest("EntityTooLarge", sentence);
      case KEY_TOO_LONG -> ApiException.badRequest("KeyTooLongError", sentence);
      case BAD_DIGEST, BAD_CHECKSUM -> ApiException.badRequest("BadDigest", sentence);
      case INCOMPLETE_BODY -> ApiException.badRequest("IncompleteBody", sentence);
      case PRECONDITION_FAILED -> new ApiException(412, "PreconditionFailed", sentence);
      case KEY_DISABLED -> ApiException.badRequest("KMS.DisabledException", sentence);
      case KEY_PENDING_DELETION ->
          ApiException.badRequest("KMS.KMSInvalidStateException", sentence);
      case KEY_NOT_FOUND -> ApiException.badRequest("KMS.NotFoundException", sentence);
      case KEY_DENIED -> new ApiException(403, "AccessDenied", sentence);
    };
  }
}
