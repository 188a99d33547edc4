package weir.api.s3;

import java.util.LinkedHashMap;
import java.util.Map;
import weir.api.protocol.ApiException;

/// Tags in a header and in XML, with AWS's limits.
final class TagHeader {
  private static final int MOST_OF_OBJECT = 10;
  private static final int MOST_OF_BUCKET = 50;

  private TagHeader() {}

  /// @param header `a=1&b=2`, percent-encoded
  static Map<String, String> parse(String header) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String pair : header.isEmpty() ? new String[0] : header.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = S3Request.decoded(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : S3Request.decoded(pair.substring(equals + 1), true);
      if (tags.put(name, value) != null) {
        throw S3Error.invalidArgument(
            "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query "
                + "parameters without tag name duplicates.",
            "x-amz-tagging",
            header);
      }
    }
    verify(tags, MOST_OF_OBJECT, "Object tags cannot be greater than 10");
    return tags;
  }

  static Map<String, String> ofObject(XmlElement tagging) {
    return tags(tagging, MOST_OF_OBJECT, "Object tags cannot be greater than 10");
  }

  static Map<String, String> ofBucket(XmlElement tagging) {
    return tags(tagging, MOST_OF_BUCKET, "Bucket tag count cannot be greater than 50");
  }

  private static Map<String, String> tags(XmlElement tagging, int most, String tooMany) {
    XmlElement set = tagging.child("TagSet").orElseThrow(S3Error::malformedXml);
    Map<String, String> tags = new LinkedHashMap<>();
    for (XmlElement tag : set.all("Tag")) {
      if (tags.put(tag.required("Key"), tag.required("Value")) != null) {
        throw ApiException.badRequest(
            "InvalidTag", "Cannot provide multiple Tags with the same key");
      }
    }
    verify(tags, most, tooMany);
    return tags;
  }

  private static void verify(Map<String, String> tags, int most, String tooMany) {
    if (tags.size() > most) {
      throw ApiException.badRequest("BadRequest", tooMany);
    }
    tags.forEach((key, value) -> {
      if (key.isEmpty() || key.length() > 128) {
        throw ApiException.badRequest("InvalidTag", "The TagKey you have provided is invalid");
      }
      if (value.length() > 256) {
        throw ApiException.badRequest("InvalidTag", "The TagValue you have provided is invalid");
      }
    });
  }

  static XmlOutput print(Map<String, String> tags) {
    XmlOutput xml = new XmlOutput("Tagging").open("TagSet");
    new java.util.TreeMap<>(tags)
        .forEach((key, value) ->
            xml.open("Tag").element("Key", key).element("Value", value).close("Tag"));
    return xml.close("TagSet");
  }
}
