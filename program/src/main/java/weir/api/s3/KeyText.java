package weir.api.s3;

import java.nio.charset.StandardCharsets;

/// Keys in lists: as they are, or percent-encoded when the client asked for that.
record KeyText(boolean encoded) {
  static KeyText of(S3Request request) {
    String type = request.query("encoding-type").orElse("");
    if (!type.isEmpty() && !type.equals("url")) {
      throw S3Error.invalidArgument(
          "Invalid Encoding Method specified in Request", "encoding-type", type);
    }
    return new KeyText(!type.isEmpty());
  }

  String of(String key) {
    if (!encoded) {
      return key;
    }
    StringBuilder text = new StringBuilder();
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || "-_.~*/".indexOf(b) >= 0;
      if (plain) {
        text.append((char) b);
      } else {
        text.append('%').append(String.format(java.util.Locale.ROOT, "%02X", b & 0xff));
      }
    }
    return text.toString();
  }

  /// Says in an answer that keys are encoded.
  void say(XmlOutput xml) {
    if (encoded) {
      xml.element("EncodingType", "url");
    }
  }
}
