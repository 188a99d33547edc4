package weir.api.s3;

import java.io.IOException;
import java.util.Map;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.StoredObject;

/// Replaces the tags of an object.
record PutObjectTagging(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket bucket =
        access.object(
            request,
            call,
            OpenObject.action(request, "s3:PutObjectTagging|s3:PutObjectVersionTagging"));
    StoredObject object = new OpenObject(access, request, call, bucket).find();

    Map<String, String> tags = TagHeader.ofObject(request.xml("Tagging"));
    access
        .rooms()
        .store()
        .relabel(request.name(), request.versionId(), labels -> labels.withTags(tags));
    return ObjectHeaders.version(S3Api.empty(200), object.metadata(), bucket);
  }
}
