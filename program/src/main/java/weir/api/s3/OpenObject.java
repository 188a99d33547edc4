package weir.api.s3;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectBody;
import weir.store.objects.StoredObject;

/// Finds the version of an object that a request means, and says S3's error when there is none.
record OpenObject(Access access, S3Request request, Call call, Bucket bucket) {
  /// The action for the current version, or the one for a version that is named.
  ///
  /// @param both `s3:GetObject|s3:GetObjectVersion`
  static String action(S3Request request, String both) {
    int bar = both.indexOf('|');
    return request.versionId() == null ? both.substring(0, bar) : both.substring(bar + 1);
  }

  StoredObject find() {
    return living(access.rooms().store().find(request.name(), request.versionId()));
  }

  ObjectBody open() {
    Optional<ObjectBody> body = access.rooms().store().open(request.name(), request.versionId());
    living(body.map(ObjectBody::object));
    return body.orElseThrow();
  }

  private StoredObject living(Optional<StoredObject> found) {
    String version = request.versionId();
    if (found.isEmpty()) {
      throw access.missing(
          request,
          call,
          bucket,
          version == null
              ? S3Error.noSuchKey(request.key())
              : S3Error.noSuchVersion(request.key(), version));
    }
    if (!found.get().metadata().deleteMarker()) {
      return found.get();
    }
    Map<String, String> details = new HashMap<>();
    details.put(ErrorAnswer.HEADER + "x-amz-delete-marker", "true");
    details.put(ErrorAnswer.HEADER + "x-amz-version-id", found.get().metadata().versionId());
    details.put("Key", request.key());
    if (version == null) {
      throw access.missing(
          request,
          call,
          bucket,
          new ApiException(404, "NoSuchKey", "The specified key does not exist.", details));
    }
    details.put("Method", request.wire().method());
    details.put("ResourceType", "DeleteMarker");
    details.put(ErrorAnswer.HEADER + "Allow", "DELETE");
    throw new ApiException(
        405,
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
        details);
  }
}
