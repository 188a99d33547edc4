package weir.api.s3;

import java.io.IOException;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.StoredObject;

/// Takes a canned ACL for an object.
record PutObjectAcl(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket bucket =
        access.object(
            request, call, OpenObject.action(request, "s3:PutObjectAcl|s3:PutObjectVersionAcl"));
    StoredObject object = new OpenObject(access, request, call, bucket).find();

    String owner = object.metadata().owner();
    String acl =
        Acl.ofBody(request, request.text(), bucket, owner.isEmpty() ? bucket.account() : owner);
    access
        .rooms()
        .store()
        .relabel(request.name(), request.versionId(), labels -> labels.withAcl(acl));
    return S3Api.empty(200);
  }
}
