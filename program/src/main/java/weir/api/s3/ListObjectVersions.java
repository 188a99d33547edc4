package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ListOrder;
import weir.store.objects.ListedPage;
import weir.store.objects.ObjectMetadata;

/// Lists every version of every key, newest first.
record ListObjectVersions(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:ListBucketVersions");
    KeyText text = KeyText.of(request);
    int most = request.number("max-keys", 1000, 0, 1000);
    String prefix = request.query("prefix").orElse("");
    String delimiter = request.query("delimiter").orElse("");
    String keyMarker = request.query("key-marker").orElse("");
    String versionMarker = request.query("version-id-marker").orElse("");
    if (keyMarker.isEmpty() && !versionMarker.isEmpty()) {
      throw S3Error.invalidArgument(
          "A version-id marker cannot be specified without a key marker.",
          "version-id-marker",
          versionMarker);
    }
    ListedPage page =
        access
            .rooms()
            .store()
            .listVersions(
                new ListOrder(bucket.name(), prefix, delimiter, keyMarker, most), versionMarker);
    XmlOutput xml = new XmlOutput("ListVersionsResult").element("Name", bucket.name());
    xml.element("Prefix", text.of(prefix))
        .element("KeyMarker", text.of(keyMarker))
        .element("VersionIdMarker", versionMarker);
    if (!delimiter.isEmpty()) {
      xml.element("Delimiter", text.of(delimiter));
    }
    xml.element("MaxKeys", most);
    text.say(xml);
    xml.element("IsTruncated", page.truncated());
    if (page.truncated()) {
      xml.element("NextKeyMarker", text.of(page.last()));
      if (!page.lastVersion().isEmpty()) {
        xml.element("NextVersionIdMarker", page.lastVersion());
      }
    }
    for (ListedPage.Entry entry : page.entries()) {
      version(xml, entry, text, bucket);
    }
    ListedObjects.prefixes(xml, page, text);
    return xml.answer();
  }

  private static void version(XmlOutput xml, ListedPage.Entry entry, KeyText text, Bucket bucket) {
    ObjectMetadata version = entry.object().metadata();
    String element = version.deleteMarker() ? "DeleteMarker" : "Version";
    xml.open(element)
        .element("Key", text.of(entry.object().name().key()))
        .element("VersionId", version.versionId())
        .element("IsLatest", entry.latest());
    if (version.deleteMarker()) {
      xml.element("LastModified", HttpDate.iso(version.modifiedAt()));
    } else {
      ListedObjects.describe(xml, version);
    }
    xml.owner("Owner", ListedObjects.owner(version, bucket)).close(element);
  }
}
