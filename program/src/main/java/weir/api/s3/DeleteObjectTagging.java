package weir.api.s3;

import java.util.Map;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.StoredObject;

/// Removes the tags of an object.
record DeleteObjectTagging(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket =
        access.object(
            request,
            call,
            OpenObject.action(request, "s3:DeleteObjectTagging|s3:DeleteObjectVersionTagging"));
    StoredObject object = new OpenObject(access, request, call, bucket).find();

    access
        .rooms()
        .store()
        .relabel(request.name(), request.versionId(), labels -> labels.withTags(Map.of()));
    return ObjectHeaders.version(S3Api.empty(204), object.metadata(), bucket);
  }
}
