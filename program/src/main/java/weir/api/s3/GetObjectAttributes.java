package weir.api.s3;

import java.util.List;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectContent;
import weir.store.objects.StoredObject;

/// Chosen facts about an object.
record GetObjectAttributes(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket =
        access.object(
            request,
            call,
            OpenObject.action(request, "s3:GetObjectAttributes|s3:GetObjectVersionAttributes"));
    StoredObject object = new OpenObject(access, request, call, bucket).find();

    String wanted = request.header("x-amz-object-attributes").orElse("");
    if (wanted.isEmpty()) {
      throw S3Error.invalidRequest("The x-amz-object-attributes header must be specified");
    }
    ObjectContent content = object.metadata().content();
    XmlOutput xml = new XmlOutput("GetObjectAttributesResponse");
    for (String attribute :
        String.join(
                ",", request.wire().headers().getOrDefault("x-amz-object-attributes", List.of()))
            .split(",", -1)) {
      switch (attribute.strip()) {
        case "ETag" -> xml.element("ETag", content.etag());
        case "Checksum" -> checksum(xml, content);
        case "ObjectParts" -> parts(xml, content);
        case "StorageClass" ->
            xml.element("StorageClass", object.metadata().labels().storageClass());
        case "ObjectSize" -> xml.element("ObjectSize", content.sizeBytes());
        default ->
            throw S3Error.invalidArgument(
                "Invalid attribute name specified.", "x-amz-object-attributes", attribute);
      }
    }
    return ObjectHeaders.version(xml.answer(), object.metadata(), bucket)
        .with("Last-Modified", HttpDate.header(object.metadata().modifiedAt()));
  }

  private static void checksum(XmlOutput xml, ObjectContent content) {
    if (!content.checksums().isEmpty()) {
      xml.open("Checksum");
      content.checksums().forEach((algorithm, value) -> xml.element(algorithm.element(), value));
      xml.element("ChecksumType", content.compositeChecksum() ? "COMPOSITE" : "FULL_OBJECT")
          .close("Checksum");
    }
  }

  private static void parts(XmlOutput xml, ObjectContent content) {
    if (!content.parts().isEmpty()) {
      xml.open("ObjectParts").element("PartsCount", content.parts().size());
      xml.close("ObjectParts");
    }
  }
}
