package weir.api.s3;

import java.nio.charset.StandardCharsets;
import weir.api.protocol.WireResponse;

/// An XML answer while it is written. Used by one thread.
final class XmlOutput {
  static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final String root;

  /// @param root element in S3's namespace
  XmlOutput(String root) {
    this(root, " xmlns=\"" + NAMESPACE + "\"");
  }

  private XmlOutput(String root, String attributes) {
    this.root = root;
    text.append('<').append(root).append(attributes).append('>');
  }

  /// An answer without a namespace, as S3's errors are.
  static XmlOutput bare(String root) {
    return new XmlOutput(root, "");
  }

  XmlOutput element(String name, String value) {
    text.append('<').append(name).append('>');
    escape(value);
    text.append("</").append(name).append('>');
    return this;
  }

  XmlOutput element(String name, long value) {
    return element(name, Long.toString(value));
  }

  XmlOutput element(String name, boolean value) {
    return element(name, Boolean.toString(value));
  }

  XmlOutput open(String name) {
    text.append('<').append(name).append('>');
    return this;
  }

  XmlOutput close(String name) {
    text.append("</").append(name).append('>');
    return this;
  }

  /// The owner of a bucket or an object, under some name.
  XmlOutput owner(String name, String account) {
    return open(name)
        .element("ID", CanonicalUser.id(account))
        .element("DisplayName", account)
        .close(name);
  }

  /// Text that is XML already.
  XmlOutput raw(String xml) {
    text.append(xml);
    return this;
  }

  String text() {
    return text + "</" + root + ">";
  }

  WireResponse answer(int status) {
    return WireResponse.of(status, "application/xml", text().getBytes(StandardCharsets.UTF_8));
  }

  WireResponse answer() {
    return answer(200);
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        default -> {
          if (c < 0x20 && c != '\n' && c != '\t') {
            text.append("&#x").append(Integer.toHexString(c)).append(';');
          } else {
            text.append(c);
          }
        }
      }
    }
  }
}
