package weir.api.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Sets a bucket's policy.
record PutBucketPolicy(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket before = access.bucket(request, call, "s3:PutBucketPolicy");
    String text = new String(request.text(), StandardCharsets.UTF_8);
    BucketPolicies.verify(text, before);
    if (BucketPolicies.open(text) && PublicAccess.of(before).blockPolicy()) {
      throw new ApiException(
          403,
          "AccessDenied",
          "User: "
              + call.caller().arn()
              + " is not authorized to perform: s3:PutBucketPolicy on resource: \""
              + before.arn()
              + "\" because public policies are prevented by the BlockPublicPolicy setting in S3 "
              + "Block Public Access.");
    }
    access
        .rooms()
        .store()
        .buckets()
        .configure(request.bucket(), bucket -> bucket.with("policy", text));
    return S3Api.empty(204);
  }
}
