package weir.api.s3;

import java.util.Optional;
import java.util.function.BiConsumer;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// A document that configures a bucket, and is answered as it was put.
///
/// @param marker query parameter, and name of the document in the bucket
/// @param root element of the XML
/// @param operations names of the three operations
/// @param actions that callers must be allowed
/// @param unconfigured inner XML that is answered while there is none; empty when that is an error
/// @param missing the error's code and sentence; empty ones when no bucket can be without it
/// @param verify throws when the document breaks a rule
record KeptDocument(
    String marker,
    String root,
    Names operations,
    Names actions,
    Optional<String> unconfigured,
    Names missing,
    BiConsumer<XmlElement, Bucket> verify) {
  /// Three words that belong together; the last may be empty.
  record Names(String read, String write, String remove) {}

  /// Whether a bucket that has none of its own always has the [#unconfigured] one.
  boolean isLasting() {
    return missing.read().isEmpty();
  }

  ApiException none(Bucket bucket) {
    return new ApiException(
        404, missing.read(), missing.write(), java.util.Map.of("BucketName", bucket.name()));
  }

  /// An answer about the document, with the settings of it that stand in headers.
  WireResponse told(WireResponse answer) {
    return marker.equals("lifecycle")
        ? answer.with(LifecycleXml.SMALLEST_HEADER, LifecycleXml.SMALLEST)
        : answer;
  }
}
