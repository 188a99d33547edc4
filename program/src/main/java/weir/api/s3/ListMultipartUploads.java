package weir.api.s3;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.Upload;

/// The uploads of a bucket that are not finished.
record ListMultipartUploads(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:ListBucketMultipartUploads");
    KeyText text = KeyText.of(request);
    String prefix = request.query("prefix").orElse("");
    String delimiter = request.query("delimiter").orElse("");
    String keyMarker = request.query("key-marker").orElse("");
    String idMarker = request.query("upload-id-marker").orElse("");
    int most = request.number("max-uploads", 1000, 0, 1000);
    List<Upload> page = new ArrayList<>();
    Set<String> prefixes = new LinkedHashSet<>();
    boolean truncated = false;
    boolean passing = !keyMarker.isEmpty() && !idMarker.isEmpty();
    for (Upload upload : access.rooms().store().uploads().list(bucket.name())) {
      String key = upload.name().key();
      if (passing
          || (!keyMarker.isEmpty() && idMarker.isEmpty() && key.compareTo(keyMarker) <= 0)) {
        passing &= !(key.equals(keyMarker) && upload.id().equals(idMarker));
        continue;
      }
      if (!key.startsWith(prefix)) {
        continue;
      }
      int fold = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      String common = fold < 0 ? "" : key.substring(0, fold + delimiter.length());
      if (prefixes.contains(common)) {
        continue;
      }
      if (page.size() + prefixes.size() == most) {
        truncated = most > 0;
        break;
      }
      if (common.isEmpty()) {
        page.add(upload);
      } else {
        prefixes.add(common);
      }
    }
    XmlOutput xml = new XmlOutput("ListMultipartUploadsResult").element("Bucket", bucket.name());
    xml.element("KeyMarker", text.of(keyMarker)).element("UploadIdMarker", idMarker);
    if (truncated && !page.isEmpty()) {
      xml.element("NextKeyMarker", text.of(page.getLast().name().key()))
          .element("NextUploadIdMarker", page.getLast().id());
    }
    xml.element("Prefix", text.of(prefix));
    if (!delimiter.isEmpty()) {
      xml.element("Delimiter", text.of(delimiter));
    }
    text.say(xml);
    xml.element("MaxUploads", most).element("IsTruncated", truncated);
    page.forEach(upload -> upload(xml, upload, text));
    prefixes.forEach(common ->
        xml.open("CommonPrefixes").element("Prefix", text.of(common)).close("CommonPrefixes"));
    return xml.answer();
  }

  private static void upload(XmlOutput xml, Upload upload, KeyText text) {
    xml.open("Upload")
        .element("Key", text.of(upload.name().key()))
        .element("UploadId", upload.id())
        .owner("Initiator", upload.owner())
        .owner("Owner", upload.owner())
        .element("StorageClass", upload.labels().storageClass())
        .element("Initiated", HttpDate.iso(upload.startedAt()))
        .close("Upload");
  }
}
