package weir.api.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/// Methods, paths and headers, with XML bodies; see [Protocol#REST_XML]. Errors have the form that
/// S3 gives them, without a wrapper.
final class RestXmlCodec implements RestCodec {
  private static final RestInput INPUT = new RestInput(Refusals.XML);
  private static final XmlShapes XML = new XmlShapes("member", true);

  @Override
  public Protocol protocol() {
    return Protocol.REST_XML;
  }

  @Override
  public void read(WireRequest request, Map<String, String> labels, byte[] body, SdkPojo input) {
    INPUT.fill(request, labels, input);
    Members members = Members.of(input);
    Member payload = members.payload();
    if (body.length == 0 || !members.inBody()) {
      return;
    }
    if (payload == null) {
      XmlReader.fill(body, input);
    } else if (payload.type() == MemberType.Scalar.BLOB) {
      payload.set(input, SdkBytes.fromByteArrayUnsafe(body));
    } else if (payload.type() == MemberType.Scalar.STRING) {
      payload.set(input, new String(body, StandardCharsets.UTF_8));
    } else {
      payload.set(input, XmlReader.value(body, payload));
    }
  }

  @Override
  public List<String> unread(WireRequest request, SdkPojo input) {
    return INPUT.unread(request, input);
  }

  /// @param operation the name of the answer's root element, when no member is the whole body;
  ///   clients do not look at it, and AWS has no rule for it
  @Override
  public WireResponse write(
      ServiceShape service, String operation, SdkPojo output, String requestId) {
    RestOutput parts = new RestOutput(output);
    Members members = Members.of(output);
    Member payload = members.payload();
    if (payload == null) {
      if (!members.inBody()) {
        return parts.answer("", new byte[0]);
      }
      XmlText xml = new XmlText();
      XML.root(xml, operation, output, service.xmlNamespace());
      return parts.answer("application/xml", xml.bytes());
    }
    Object value = payload.value(output);
    if (value == null) {
      return parts.answer("", new byte[0]);
    }
    byte[] plain = RestOutput.plain(value);
    if (plain != null) {
      return parts.answer(RestOutput.plainType(value), plain);
    }
    XmlText xml = new XmlText();
    XML.root(xml, payload.responseName(), (SdkPojo) value, service.xmlNamespace());
    return parts.answer("application/xml", xml.bytes());
  }

  @Override
  public WireResponse writeError(ServiceShape service, ApiException error, String requestId) {
    XmlText xml = new XmlText().open("Error");
    xml.element("Code", error.code()).element("Message", error.sentence());
    error.details().forEach(xml::element);
    xml.element("RequestId", requestId).element("HostId", requestId).close("Error");
    return WireResponse.of(error.status(), "application/xml", xml.bytes());
  }
}
