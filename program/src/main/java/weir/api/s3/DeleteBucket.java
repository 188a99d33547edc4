package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;

/// Deletes an empty bucket.
record DeleteBucket(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    access.bucket(request, call, "s3:DeleteBucket");
    access.rooms().store().deleteBucket(request.bucket());
    return S3Api.empty(204);
  }
}
