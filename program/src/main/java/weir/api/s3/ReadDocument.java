package weir.api.s3;

import java.nio.charset.StandardCharsets;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Answers a document of a bucket.
record ReadDocument(Access access, KeptDocument document) implements S3Operation {
  @Override
  public String name() {
    return document.operations().read();
  }

  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, document.actions().read());
    String inner =
        bucket
            .document(document.marker())
            .map(text ->
                XmlElement.parse(text.getBytes(StandardCharsets.UTF_8), document.root()).inner())
            .or(() ->
                bucket.document(document.marker() + "Removed").isEmpty()
                    ? document.unconfigured()
                    : java.util.Optional.empty())
            .orElseThrow(() -> document.none(bucket));
    return document.told(new XmlOutput(document.root()).raw(inner).answer());
  }
}
