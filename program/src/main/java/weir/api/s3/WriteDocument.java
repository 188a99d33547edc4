package weir.api.s3;

import java.io.IOException;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Takes a document of a bucket, in the place of the one before.
record WriteDocument(Access access, KeptDocument document) implements S3Operation {
  @Override
  public String name() {
    return document.operations().write();
  }

  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket before = access.bucket(request, call, document.actions().write());
    XmlElement xml = request.xml(document.root());
    document.verify().accept(xml, before);
    LifecycleXml.checkSmallest(request.header(LifecycleXml.SMALLEST_HEADER).orElse(""));
    String text = XmlOutput.bare(document.root()).raw(xml.inner()).text();
    access
        .rooms()
        .store()
        .buckets()
        .configure(request.bucket(), bucket -> bucket.with(document.marker(), text));
    return document.told(S3Api.empty(document.marker().equals("tagging") ? 204 : 200));
  }
}
