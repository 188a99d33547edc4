package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Who may do what to a bucket, as grants.
record GetBucketAcl(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:GetBucketAcl");
    return Acl.answer(bucket, bucket.account(), "private");
  }
}
