package weir.api.s3;

import java.nio.charset.StandardCharsets;
import weir.store.objects.Bucket;

/// The four switches that keep a bucket from everybody. New buckets have all of them on.
///
/// @param blockPolicy whether policies that let everybody in are refused
/// @param restrict whether such a policy, put before, lets only the owner's account in
record PublicAccess(boolean blockPolicy, boolean restrict) {
  static PublicAccess of(Bucket bucket) {
    String text = bucket.document("publicAccessBlock").orElse("");
    if (text.isEmpty()) {
      boolean on = bucket.document("publicAccessBlockRemoved").isEmpty();
      return new PublicAccess(on, on);
    }
    XmlElement xml =
        XmlElement.parse(text.getBytes(StandardCharsets.UTF_8), "PublicAccessBlockConfiguration");
    return new PublicAccess(
        xml.value("BlockPublicPolicy").orElse("false").equals("true"),
        xml.value("RestrictPublicBuckets").orElse("false").equals("true"));
  }
}
