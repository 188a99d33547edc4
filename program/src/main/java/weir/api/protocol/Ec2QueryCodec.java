package weir.api.protocol;

import software.amazon.awssdk.core.SdkPojo;

/// EC2's dialect of forms and XML; see [Protocol#EC2_QUERY].
final class Ec2QueryCodec implements Codec {
  private static final FormShapes FORMS = new FormShapes(true, Refusals.EC2);
  private static final XmlShapes XML = new XmlShapes("member", true);

  @Override
  public Protocol protocol() {
    return Protocol.EC2_QUERY;
  }

  @Override
  public void read(WireRequest request, byte[] body, SdkPojo input) {
    FormTree form = FormTree.parse(request.rawQuery(), body, Refusals.EC2);
    FORMS.fill(input, QueryCodec.members(form), "");
  }

  @Override
  public WireResponse write(
      ServiceShape service, String operation, SdkPojo output, String requestId) {
    XmlText xml = new XmlText();
    String response = operation + "Response";
    xml.open(response, service.xmlNamespace()).element("requestId", requestId);
    XML.members(xml, output);
    return QueryCodec.answer(200, xml.close(response));
  }

  @Override
  public WireResponse writeError(ServiceShape service, ApiException error, String requestId) {
    XmlText xml = new XmlText();
    xml.open("Response").open("Errors").open("Error");
    xml.element("Code", error.code()).element("Message", error.sentence());
    error.details().forEach(xml::element);
    xml.close("Error").close("Errors").element("RequestID", requestId).close("Response");
    return QueryCodec.answer(error.status(), xml);
  }
}
