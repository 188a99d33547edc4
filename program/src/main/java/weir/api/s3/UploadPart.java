package weir.api.s3;

import java.io.IOException;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.ObjectMetadata;
import weir.store.objects.Upload;

/// Takes a part of an upload in.
record UploadPart(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    access.object(request, call, "s3:PutObject");
    Encryption.refuseCustomerKeys(request);
    Upload upload =
        access
            .rooms()
            .store()
            .uploads()
            .upload(request.name(), request.query("uploadId").orElse(""));

    int number = PartNumber.of(request);
    UploadLimits.verify(request);
    Upload.Part part =
        access
            .rooms()
            .store()
            .uploads()
            .put(
                upload,
                number,
                request.wire().body(),
                PartNumber.expected(request, upload),
                access.rooms().keys(call));
    ObjectMetadata metadata = part.metadata();
    WireResponse answer = S3Api.empty(200).with("ETag", '"' + metadata.content().etag() + '"');
    for (var checksum : metadata.content().checksums().entrySet()) {
      answer = answer.with(checksum.getKey().header(), checksum.getValue());
    }
    return Encryption.say(answer, metadata.content().encryption());
  }
}
