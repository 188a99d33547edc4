package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Whether a bucket keeps what is overwritten; nothing when it never did.
record GetBucketVersioning(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:GetBucketVersioning");
    XmlOutput xml = new XmlOutput("VersioningConfiguration");
    switch (bucket.versioning()) {
      case OFF -> {}
      case ENABLED -> xml.element("Status", "Enabled");
      case SUSPENDED -> xml.element("Status", "Suspended");
    }
    return xml.answer();
  }
}
