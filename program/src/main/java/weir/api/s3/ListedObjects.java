package weir.api.s3;

import weir.store.objects.Bucket;
import weir.store.objects.ChecksumAlgorithm;
import weir.store.objects.ListedPage;
import weir.store.objects.ObjectMetadata;

/// The entries that the lists of objects share.
final class ListedObjects {
  private ListedObjects() {}

  static void contents(
      XmlOutput xml, ListedPage page, KeyText text, Bucket bucket, boolean withOwner) {
    for (ListedPage.Entry entry : page.entries()) {
      xml.open("Contents").element("Key", text.of(entry.object().name().key()));
      describe(xml, entry.object().metadata());
      if (withOwner) {
        xml.owner("Owner", owner(entry.object().metadata(), bucket));
      }
      xml.close("Contents");
    }
  }

  static void describe(XmlOutput xml, ObjectMetadata object) {
    xml.element("LastModified", HttpDate.iso(object.modifiedAt()))
        .element("ETag", '"' + object.content().etag() + '"');
    for (ChecksumAlgorithm algorithm : object.content().checksums().keySet()) {
      xml.element("ChecksumAlgorithm", algorithm.name())
          .element(
              "ChecksumType", object.content().compositeChecksum() ? "COMPOSITE" : "FULL_OBJECT");
    }
    xml.element("Size", object.content().sizeBytes())
        .element("StorageClass", object.labels().storageClass());
  }

  static String owner(ObjectMetadata object, Bucket bucket) {
    return object.owner().isEmpty() || Acl.enforced(bucket) ? bucket.account() : object.owner();
  }

  static void prefixes(XmlOutput xml, ListedPage page, KeyText text) {
    for (String prefix : page.commonPrefixes()) {
      xml.open("CommonPrefixes").element("Prefix", text.of(prefix)).close("CommonPrefixes");
    }
  }
}
