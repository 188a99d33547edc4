package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Whether a bucket is there and the caller may list it.
record HeadBucket(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:ListBucket");
    return S3Api.empty(200)
        .with("x-amz-bucket-region", bucket.region())
        .with("x-amz-bucket-arn", bucket.arn())
        .with("x-amz-access-point-alias", "false");
  }
}
