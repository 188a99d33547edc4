package weir.api.s3;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectLabels;
import weir.store.objects.ObjectMetadata;

/// The headers that describe an object, as they come in and go out.
final class ObjectHeaders {
  private static final String USER = "x-amz-meta-";
  private static final int USER_BYTES = 2048;
  private static final List<String> KEPT =
      List.of(
          "content-type",
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "expires");
  private static final Set<String> STORAGE_CLASSES =
      Set.of("STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "REDUCED_REDUNDANCY");
  private static final List<String> REFUSED =
      List.of(
          "x-amz-object-lock-mode",
          "x-amz-object-lock-retain-until-date",
          "x-amz-object-lock-legal-hold",
          "x-amz-website-redirect-location",
          "x-amz-write-offset-bytes");

  private ObjectHeaders() {}

  /// What a request says of the object that it writes.
  static ObjectLabels labels(S3Request request, Bucket bucket) {
    for (String header : REFUSED) {
      if (request.header(header).isPresent()) {
        throw S3Error.notImplemented("the header " + header);
      }
    }
    Map<String, String> tags = TagHeader.parse(request.header("x-amz-tagging").orElse(""));
    String storageClass = request.header("x-amz-storage-class").orElse("STANDARD");
    if (!STORAGE_CLASSES.contains(storageClass)) {
      throw storageClass.matches("GLACIER|DEEP_ARCHIVE|GLACIER_IR|OUTPOSTS|SNOW|EXPRESS_ONEZONE")
          ? S3Error.notImplemented("the storage class " + storageClass)
          : ApiException.badRequest(
              "InvalidStorageClass", "The storage class you specified is not valid");
    }
    return new ObjectLabels(
        kept(request), user(request), tags, Acl.ofRequest(request, bucket), storageClass);
  }

  private static Map<String, String> kept(S3Request request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT) {
      request.header(name).ifPresent(value -> headers.put(name, value));
    }
    String encoding = headers.get("content-encoding");
    if (encoding != null) {
      // It said how the bytes travelled, not what they are.
      String rest = encoding.replaceAll("(^|,)\\s*aws-chunked\\s*(,|$)", "").strip();
      if (rest.isEmpty()) {
        headers.remove("content-encoding");
      } else {
        headers.put("content-encoding", rest);
      }
    }
    headers.putIfAbsent("content-type", "binary/octet-stream");
    return headers;
  }

  private static Map<String, String> user(S3Request request) {
    Map<String, String> user = new HashMap<>();
    int bytes = 0;
    for (Map.Entry<String, List<String>> header : request.wire().headers().entrySet()) {
      if (header.getKey().startsWith(USER)) {
        String value = String.join(",", header.getValue());
        String name = header.getKey().substring(USER.length());
        user.put(name, value);
        bytes += name.length() + value.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    if (bytes > USER_BYTES) {
      throw new ApiException(
          400,
          "MetadataTooLarge",
          "Your metadata headers exceed the maximum allowed metadata size",
          Map.of("Size", Integer.toString(bytes), "MaxSizeAllowed", Integer.toString(USER_BYTES)));
    }
    return user;
  }

  /// An answer about an object, with everything that is known of it.
  static WireResponse describe(WireResponse answer, ObjectMetadata object, Bucket bucket) {
    WireResponse said =
        answer
            .with("ETag", '"' + object.content().etag() + '"')
            .with("Last-Modified", HttpDate.header(object.modifiedAt()))
            .with("Accept-Ranges", "bytes");
    for (Map.Entry<String, String> header : object.labels().headers().entrySet()) {
      said = said.with(title(header.getKey()), header.getValue());
    }
    for (Map.Entry<String, String> entry : object.labels().user().entrySet()) {
      said = said.with(USER + entry.getKey(), entry.getValue());
    }
    if (!object.labels().tags().isEmpty()) {
      said = said.with("x-amz-tagging-count", Integer.toString(object.labels().tags().size()));
    }
    if (!object.labels().storageClass().equals("STANDARD")) {
      said = said.with("x-amz-storage-class", object.labels().storageClass());
    }
    return Encryption.say(version(said, object, bucket), object.content().encryption());
  }

  static WireResponse version(WireResponse answer, ObjectMetadata object, Bucket bucket) {
    return bucket.versioning() == Bucket.Versioning.OFF
        ? answer
        : answer.with("x-amz-version-id", object.versionId());
  }

  static WireResponse checksums(WireResponse answer, ObjectMetadata object) {
    WireResponse said = answer;
    for (var checksum : object.content().checksums().entrySet()) {
      said =
          said.with(checksum.getKey().header(), checksum.getValue())
              .with(
                  "x-amz-checksum-type",
                  object.content().compositeChecksum() ? "COMPOSITE" : "FULL_OBJECT");
    }
    return said;
  }

  private static String title(String name) {
    StringBuilder title = new StringBuilder();
    for (String word : name.split("-")) {
      title
          .append(title.isEmpty() ? "" : "-")
          .append(Character.toUpperCase(word.charAt(0)))
          .append(word, 1, word.length());
    }
    return title.toString();
  }
}
