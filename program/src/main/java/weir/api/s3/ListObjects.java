package weir.api.s3;

import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ListOrder;
import weir.store.objects.ListedPage;

/// Lists keys in order, a page at a time, in the older form.
record ListObjects(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:ListBucket");
    KeyText text = KeyText.of(request);
    int most = request.number("max-keys", 1000, 0, 1000);
    String prefix = request.query("prefix").orElse("");
    String delimiter = request.query("delimiter").orElse("");
    String marker = request.query("marker").orElse("");
    ListedPage page =
        access.rooms().store().list(new ListOrder(bucket.name(), prefix, delimiter, marker, most));
    XmlOutput xml = new XmlOutput("ListBucketResult").element("Name", bucket.name());
    xml.element("Prefix", text.of(prefix)).element("Marker", text.of(marker));
    if (!delimiter.isEmpty()) {
      xml.element("Delimiter", text.of(delimiter));
    }
    xml.element("MaxKeys", most);
    text.say(xml);
    xml.element("IsTruncated", page.truncated());
    if (page.truncated() && !delimiter.isEmpty()) {
      xml.element("NextMarker", text.of(page.last()));
    }
    ListedObjects.contents(xml, page, text, bucket, true);
    ListedObjects.prefixes(xml, page, text);
    return xml.answer();
  }
}
