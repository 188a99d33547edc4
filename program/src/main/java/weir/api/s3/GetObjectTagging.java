package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.StoredObject;

/// The tags of an object.
record GetObjectTagging(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket =
        access.object(
            request,
            call,
            OpenObject.action(request, "s3:GetObjectTagging|s3:GetObjectVersionTagging"));
    StoredObject object = new OpenObject(access, request, call, bucket).find();

    return ObjectHeaders.version(
        TagHeader.print(object.metadata().labels().tags()).answer(), object.metadata(), bucket);
  }
}
