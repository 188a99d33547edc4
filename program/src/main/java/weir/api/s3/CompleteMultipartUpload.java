package weir.api.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ChecksumAlgorithm;
import weir.store.objects.MultipartUploads;
import weir.store.objects.ObjectEvent;
import weir.store.objects.ObjectLabels;
import weir.store.objects.ObjectMetadata;
import weir.store.objects.PutOrder;
import weir.store.objects.Sealing;
import weir.store.objects.StoredObject;
import weir.store.objects.Upload;

/// Makes an object of the parts.
record CompleteMultipartUpload(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket bucket = access.object(request, call, "s3:PutObject");
    String id = request.query("uploadId").orElse("");
    MultipartUploads uploads = access.rooms().store().uploads();
    List<Upload.Chosen> chosen = chosen(request);
    Optional<Upload> upload = uploads.find(request.name(), id);
    PutOrder order =
        new PutOrder(
            request.name(),
            upload.map(Upload::labels).orElse(ObjectLabels.NONE),
            upload.map(Upload::owner).orElse(call.accountId()),
            new Sealing(upload.map(Upload::rule).orElse(null), access.rooms().keys(call)),
            ObjectEvent.Kind.COMPLETE_MULTIPART_UPLOAD,
            Conditions.of(request)::beforeWrite);
    StoredObject stored = uploads.complete(request.name(), id, chosen, order);
    ObjectMetadata object = stored.metadata();
    XmlOutput xml =
        new XmlOutput("CompleteMultipartUploadResult")
            .element(
                "Location",
                "http://" + request.header("host").orElse("") + request.wire().rawPath())
            .element("Bucket", bucket.name())
            .element("Key", request.key())
            .element("ETag", '"' + object.content().etag() + '"');
    object
        .content()
        .checksums()
        .forEach((algorithm, value) -> xml.element(algorithm.element(), value));
    if (!object.content().checksums().isEmpty()) {
      xml.element(
          "ChecksumType", object.content().compositeChecksum() ? "COMPOSITE" : "FULL_OBJECT");
    }
    return Encryption.say(
        ObjectHeaders.version(xml.answer(), object, bucket), object.content().encryption());
  }

  private static List<Upload.Chosen> chosen(S3Request request) throws IOException {
    List<Upload.Chosen> chosen = new ArrayList<>();
    for (XmlElement part :
        XmlElement.parse(request.plainText(), "CompleteMultipartUpload").all("Part")) {
      String checksum = null;
      for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
        checksum = part.value(algorithm.element()).orElse(checksum);
      }
      chosen.add(
          new Upload.Chosen(
              part.number("PartNumber", 0), part.required("ETag").replace("\"", ""), checksum));
    }
    if (chosen.isEmpty()) {
      throw S3Error.malformedXml();
    }
    return chosen;
  }
}
