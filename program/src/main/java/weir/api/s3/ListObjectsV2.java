package weir.api.s3;

import java.util.Optional;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ListOrder;
import weir.store.objects.ListedPage;

/// Lists keys in order, a page at a time.
record ListObjectsV2(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket = access.bucket(request, call, "s3:ListBucket");
    KeyText text = KeyText.of(request);
    int most = request.number("max-keys", 1000, 0, 1000);
    String prefix = request.query("prefix").orElse("");
    String delimiter = request.query("delimiter").orElse("");
    String startAfter = request.query("start-after").orElse("");
    Optional<String> token = request.query("continuation-token");
    if (token.isPresent() && token.get().isEmpty()) {
      throw S3Error.invalidArgument(
          "The continuation token provided is incorrect", "continuation-token", "");
    }
    String after = token.map(ListToken::read).orElse(startAfter);
    ListedPage page =
        access.rooms().store().list(new ListOrder(bucket.name(), prefix, delimiter, after, most));
    XmlOutput xml = new XmlOutput("ListBucketResult").element("Name", bucket.name());
    xml.element("Prefix", text.of(prefix));
    if (!delimiter.isEmpty()) {
      xml.element("Delimiter", text.of(delimiter));
    }
    if (!startAfter.isEmpty()) {
      xml.element("StartAfter", text.of(startAfter));
    }
    token.ifPresent(value -> xml.element("ContinuationToken", value));
    if (page.truncated()) {
      xml.element("NextContinuationToken", ListToken.write(page.last()));
    }
    xml.element("KeyCount", page.entries().size() + page.commonPrefixes().size())
        .element("MaxKeys", most);
    text.say(xml);
    xml.element("IsTruncated", page.truncated());
    boolean withOwner = request.query("fetch-owner").orElse("false").equals("true");
    ListedObjects.contents(xml, page, text, bucket, withOwner);
    ListedObjects.prefixes(xml, page, text);
    return xml.answer();
  }
}
