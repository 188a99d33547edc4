package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;

/// Forgets a document of a bucket. One that AWS gives to every new bucket stays away after that,
/// unless no bucket can be without it.
record RemoveDocument(Access access, KeptDocument document) implements S3Operation {
  @Override
  public String name() {
    return document.operations().remove();
  }

  @Override
  public WireResponse answer(S3Request request, Call call) {
    access.bucket(request, call, document.actions().remove());
    String marker = document.marker();
    boolean given = document.unconfigured().isPresent() && !document.isLasting();
    access
        .rooms()
        .store()
        .buckets()
        .configure(
            request.bucket(),
            bucket ->
                given
                    ? bucket.without(marker).with(marker + "Removed", "true")
                    : bucket.without(marker));
    return S3Api.empty(204);
  }
}
