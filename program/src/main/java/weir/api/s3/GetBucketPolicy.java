package weir.api.s3;

import java.nio.charset.StandardCharsets;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// A bucket's policy as it was put.
record GetBucketPolicy(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:GetBucketPolicy");
    String policy = bucket.document("policy").orElseThrow(() -> BucketPolicies.none(bucket));
    return WireResponse.of(200, "application/json", policy.getBytes(StandardCharsets.UTF_8));
  }
}
