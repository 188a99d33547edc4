package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Answers for a feature that no bucket of Weir's uses, as AWS does for a bucket that does not.
record ReadAbsent(Access access, BucketDocuments.Absent feature) implements S3Operation {
  @Override
  public String name() {
    return "GetBucket" + feature.operation;
  }

  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, feature.action);
    if (!feature.code.isEmpty()) {
      throw feature.missing(bucket);
    }
    XmlOutput xml = new XmlOutput(feature.text);
    return feature == BucketDocuments.Absent.REQUEST_PAYMENT
        ? xml.element("Payer", "BucketOwner").answer()
        : xml.answer();
  }
}
