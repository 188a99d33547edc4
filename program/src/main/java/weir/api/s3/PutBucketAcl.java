package weir.api.s3;

import java.io.IOException;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Takes an ACL that gives nobody but the owner anything.
record PutBucketAcl(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket bucket = access.bucket(request, call, "s3:PutBucketAcl");
    Acl.ofBody(request, request.text(), bucket, bucket.account());
    return S3Api.empty(200);
  }
}
