package weir.api.s3;

import java.util.Optional;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.Deleted;
import weir.store.objects.ObjectMetadata;

/// Deletes an object, or one version of it for good.
record DeleteObject(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket =
        access.object(
            request, call, OpenObject.action(request, "s3:DeleteObject|s3:DeleteObjectVersion"));
    String version = request.versionId();
    if (version == null) {
      Deleted deleted =
          access.rooms().store().delete(request.name(), current -> conditions(request, current));
      ObjectMetadata marker = deleted.marker();
      return marker == null
          ? S3Api.empty(204)
          : ObjectHeaders.version(
              S3Api.empty(204).with("x-amz-delete-marker", "true"), marker, bucket);
    }
    Deleted deleted = access.rooms().store().deleteVersion(request.name(), version);
    WireResponse answer = S3Api.empty(204).with("x-amz-version-id", version);
    return deleted.marker() == null ? answer : answer.with("x-amz-delete-marker", "true");
  }

  private static void conditions(S3Request request, Optional<ObjectMetadata> current) {
    if (request.header("if-match").isPresent()) {
      Conditions.of(request).beforeWrite(current);
    }
  }
}
