package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;

/// Removes a bucket's policy.
record DeleteBucketPolicy(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    access.bucket(request, call, "s3:DeleteBucketPolicy");
    access
        .rooms()
        .store()
        .buckets()
        .configure(request.bucket(), bucket -> bucket.without("policy"));
    return S3Api.empty(204);
  }
}
