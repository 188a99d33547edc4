package weir.api.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/// Form-encoded requests, XML answers; see [Protocol#AWS_QUERY].
final class QueryCodec implements Codec {
  private static final FormShapes FORMS = new FormShapes(false, Refusals.QUERY);
  private static final XmlShapes XML = new XmlShapes("member", false);

  @Override
  public Protocol protocol() {
    return Protocol.AWS_QUERY;
  }

  @Override
  public void read(WireRequest request, byte[] body, SdkPojo input) {
    FORMS.fill(input, members(FormTree.parse(request.rawQuery(), body, Refusals.QUERY)), "");
  }

  /// A form's members without what chose the operation and signed it.
  static Map<String, FormTree> members(FormTree form) {
    Map<String, FormTree> members = new LinkedHashMap<>(form.children());
    members.keySet().removeIf(SignatureParts::parameter);
    members.remove("Action");
    members.remove("Version");
    return members;
  }

  @Override
  public WireResponse write(
      ServiceShape service, String operation, SdkPojo output, String requestId) {
    XmlText xml = new XmlText();
    String response = operation + "Response";
    String result = operation + "Result";
    xml.open(response, service.xmlNamespace());
    if (!output.sdkFields().isEmpty()) {
      xml.open(result);
      XML.members(xml, output);
      xml.close(result);
    }
    xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
    return answer(200, xml.close(response));
  }

  @Override
  public WireResponse writeError(ServiceShape service, ApiException error, String requestId) {
    XmlText xml = new XmlText();
    xml.open("ErrorResponse", service.xmlNamespace()).open("Error");
    xml.element("Type", error.senderAtFault() ? "Sender" : "Receiver");
    xml.element("Code", error.code()).element("Message", error.sentence());
    error.details().forEach(xml::element);
    xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
    return answer(error.status(), xml);
  }

  static WireResponse answer(int status, XmlText xml) {
    return WireResponse.of(status, "text/xml;charset=UTF-8", xml.bytes());
  }
}
