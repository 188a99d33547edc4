package weir.api.s3;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;
import weir.api.protocol.PercentCoding;
import weir.api.protocol.WireRequest;
import weir.store.objects.ObjectName;

/// A request to S3 with its bucket, its key and its parameters.
///
/// @param bucket empty for the service itself
/// @param key empty for the bucket itself
/// @param query decoded; a parameter without value has the empty text
record S3Request(WireRequest wire, String bucket, String key, Map<String, String> query) {
  private static final Pattern VERSION_ID = Pattern.compile("[A-Za-z0-9._-]{1,1024}");

  private static final int XML_BYTES = 2 << 20;

  static S3Request of(WireRequest wire) {
    Optional<String> hostBucket = wire.header("host").flatMap(HostName::bucket);
    String path = decoded(wire.rawPath(), false).substring(1);
    Map<String, String> query = parameters(wire.rawQuery());
    if (hostBucket.isPresent()) {
      return new S3Request(wire, hostBucket.get(), path, query);
    }
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Request(wire, path, "", query)
        : new S3Request(wire, path.substring(0, slash), path.substring(slash + 1), query);
  }

  private static Map<String, String> parameters(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.putIfAbsent(decoded(name, true), decoded(value, true));
    }
    return query;
  }

  static String decoded(String text, boolean plusIsSpace) {
    @Nullable String decoded = PercentCoding.decode(text, plusIsSpace);
    if (decoded == null || (!plusIsSpace && !decoded.startsWith("/"))) {
      throw ApiException.badRequest("InvalidURI", "Couldn't parse the specified URI.");
    }
    return decoded;
  }

  ObjectName name() {
    return new ObjectName(bucket, key);
  }

  Optional<String> header(String name) {
    return wire.header(name);
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /// The version that is asked for; null for the current one.
  @Nullable String versionId() {
    String id = query.get("versionId");
    if (id != null && !VERSION_ID.matcher(id).matches()) {
      throw S3Error.invalidArgument(
          id.isEmpty() ? "Version id cannot be the empty string" : "Invalid version id specified",
          "versionId",
          id);
    }
    return id;
  }

  int number(String name, int absent, int least, int most) {
    Optional<String> text = query(name).filter(value -> !value.isEmpty());
    if (text.isEmpty()) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least) {
        return Math.min(number, most);
      }
    } catch (NumberFormatException notANumber) {
      throw S3Error.invalidArgument(
          "Provided " + name + " not an integer or within integer range", name, text.get());
    }
    throw S3Error.invalidArgument(
        "Argument " + name + " must be an integer between " + least + " and " + Integer.MAX_VALUE,
        name,
        text.get());
  }

  /// The body as an XML document.
  XmlElement xml(String root) throws IOException {
    return XmlElement.parse(text(), root);
  }

  /// The whole body of a request that brings a document.
  byte[] text() throws IOException {
    byte[] body = plainText();
    BodyDigests.verify(this, body);
    return body;
  }

  /// The same, where the checksum headers speak of something else than the body.
  byte[] plainText() throws IOException {
    byte[] body = wire.body().readNBytes(XML_BYTES + 1);
    if (body.length > XML_BYTES) {
      throw ApiException.badRequest(
          "MaxMessageLengthExceeded",
          "Your request was too large: at most " + XML_BYTES + " bytes");
    }
    return body;
  }
}
