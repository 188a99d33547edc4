package weir.api.s3;

import java.util.List;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectMetadata;
import weir.store.objects.Upload;

/// The parts of an upload that have arrived.
record ListParts(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.object(request, call, "s3:ListMultipartUploadParts");
    Upload upload =
        access
            .rooms()
            .store()
            .uploads()
            .upload(request.name(), request.query("uploadId").orElse(""));

    int marker = request.number("part-number-marker", 0, 0, 10_000);
    int most = request.number("max-parts", 1000, 0, 1000);
    List<Upload.Part> parts =
        access.rooms().store().uploads().parts(upload).stream()
            .filter(part -> part.number() > marker)
            .toList();
    List<Upload.Part> page = parts.stream().limit(most).toList();
    XmlOutput xml =
        new XmlOutput("ListPartsResult")
            .element("Bucket", bucket.name())
            .element("Key", request.key())
            .element("UploadId", upload.id())
            .owner("Initiator", upload.owner())
            .owner("Owner", upload.owner())
            .element("StorageClass", upload.labels().storageClass())
            .element("PartNumberMarker", marker)
            .element("NextPartNumberMarker", page.isEmpty() ? 0 : page.getLast().number())
            .element("MaxParts", most)
            .element("IsTruncated", page.size() < parts.size());
    for (Upload.Part part : page) {
      ObjectMetadata metadata = part.metadata();
      xml.open("Part")
          .element("PartNumber", part.number())
          .element("LastModified", HttpDate.iso(metadata.modifiedAt()))
          .element("ETag", '"' + metadata.content().etag() + '"')
          .element("Size", metadata.content().sizeBytes());
      metadata
          .content()
          .checksums()
          .forEach((algorithm, value) -> xml.element(algorithm.element(), value));
      xml.close("Part");
    }
    return xml.answer();
  }
}
