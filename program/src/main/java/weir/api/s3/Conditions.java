package weir.api.s3;

import java.time.Instant;
import java.util.Optional;
import weir.api.protocol.ApiException;
import weir.store.objects.ObjectMetadata;

/// The conditions that a request puts on the object as it is.
///
/// @param prefix of the headers: empty, or `x-amz-copy-source-`
record Conditions(S3Request request, String prefix) {
  static Conditions of(S3Request request) {
    return new Conditions(request, "");
  }

  /// What AWS says when nothing changed: a status without a body.
  static final String NOT_MODIFIED = "NotModified";

  /// Lets a read of an object go on.
  ///
  /// @throws ApiException 412 or 304
  void beforeRead(ObjectMetadata object) {
    String etag = object.content().etag();
    Instant modified = HttpDate.toSeconds(object.modifiedAt());
    Optional<String> match = header("if-match");
    if (match.isPresent() && !names(match.get(), etag)) {
      throw S3Error.preconditionFailed("If-Match");
    }
    Optional<Instant> unmodified = header("if-unmodified-since").flatMap(HttpDate::parse);
    if (match.isEmpty() && unmodified.isPresent() && modified.isAfter(unmodified.get())) {
      throw S3Error.preconditionFailed("If-Unmodified-Since");
    }
    Optional<String> noneMatch = header("if-none-match");
    if (noneMatch.isPresent() && names(noneMatch.get(), etag)) {
      throw notModified("If-None-Match");
    }
    Optional<Instant> since = header("if-modified-since").flatMap(HttpDate::parse);
    if (noneMatch.isEmpty() && since.isPresent() && !modified.isAfter(since.get())) {
      throw notModified("If-Modified-Since");
    }
  }

  private ApiException notModified(String condition) {
    return prefix.isEmpty()
        ? new ApiException(304, NOT_MODIFIED, "Not Modified")
        : S3Error.preconditionFailed(condition);
  }

  /// Lets a write over an object go on.
  ///
  /// @param current empty when the key has none
  void beforeWrite(Optional<ObjectMetadata> current) {
    Optional<String> match = header("if-match");
    if (match.isPresent()) {
      ObjectMetadata there = current.orElseThrow(() -> S3Error.noSuchKey(request.key()));
      if (!names(match.get(), there.content().etag())) {
        throw S3Error.preconditionFailed("If-Match");
      }
    }
    Optional<String> noneMatch = header("if-none-match");
    if (noneMatch.isPresent() && !noneMatch.get().equals("*")) {
      throw S3Error.notImplemented("If-None-Match with anything but * on a write");
    }
    if (noneMatch.isPresent() && current.isPresent()) {
      throw S3Error.preconditionFailed("If-None-Match");
    }
  }

  private Optional<String> header(String name) {
    return request.header(prefix + name);
  }

  private static boolean names(String header, String etag) {
    for (String one : header.split(",", -1)) {
      String bare = one.strip();
      if (bare.startsWith("W/")) {
        bare = bare.substring(2);
      }
      if (bare.equals("*") || bare.replace("\"", "").equals(etag)) {
        return true;
      }
    }
    return false;
  }
}
