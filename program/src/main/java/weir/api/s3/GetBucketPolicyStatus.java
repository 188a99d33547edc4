package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Whether a bucket's policy lets everybody in.
record GetBucketPolicyStatus(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:GetBucketPolicyStatus");
    String policy = bucket.document("policy").orElseThrow(() -> BucketPolicies.none(bucket));
    return new XmlOutput("PolicyStatus").element("IsPublic", BucketPolicies.open(policy)).answer();
  }
}
