package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Upload;

/// Forgets an upload and its parts.
record AbortMultipartUpload(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    access.object(request, call, "s3:AbortMultipartUpload");
    Upload upload =
        access
            .rooms()
            .store()
            .uploads()
            .upload(request.name(), request.query("uploadId").orElse(""));

    access.rooms().store().uploads().abort(upload);
    return S3Api.empty(204);
  }
}
