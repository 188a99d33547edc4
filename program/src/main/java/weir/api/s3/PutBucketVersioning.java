package weir.api.s3;

import java.io.IOException;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Lets a bucket keep what is overwritten, or stops that.
record PutBucketVersioning(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    access.bucket(request, call, "s3:PutBucketVersioning");
    XmlElement xml = request.xml("VersioningConfiguration");
    if (xml.value("MfaDelete").orElse("Disabled").equals("Enabled")) {
      throw S3Error.notImplemented("MFA delete");
    }
    Bucket.Versioning versioning =
        switch (xml.required("Status")) {
          case "Enabled" -> Bucket.Versioning.ENABLED;
          case "Suspended" -> Bucket.Versioning.SUSPENDED;
          default -> throw S3Error.malformedXml();
        };
    access.rooms().store().buckets().configure(request.bucket(), bucket -> bucket.with(versioning));
    return S3Api.empty(200);
  }
}
