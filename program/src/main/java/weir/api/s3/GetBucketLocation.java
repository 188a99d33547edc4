package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;

/// The region of a bucket; nothing stands for us-east-1.
record GetBucketLocation(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    String region = access.bucket(request, call, "s3:GetBucketLocation").region();
    return new XmlOutput("LocationConstraint")
        .raw(region.equals("us-east-1") ? "" : region)
        .answer();
  }
}
