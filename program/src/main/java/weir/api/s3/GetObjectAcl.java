package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.StoredObject;

/// Who may do what to an object, as grants.
record GetObjectAcl(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket =
        access.object(
            request, call, OpenObject.action(request, "s3:GetObjectAcl|s3:GetObjectVersionAcl"));
    StoredObject object = new OpenObject(access, request, call, bucket).find();

    return Acl.answer(bucket, object.metadata().owner(), object.metadata().labels().acl());
  }
}
