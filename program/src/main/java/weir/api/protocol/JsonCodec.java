package weir.api.protocol;

import software.amazon.awssdk.core.SdkPojo;

/// JSON bodies; see [Protocol#AWS_JSON_1_0].
///
/// @param protocol that version or the next
record JsonCodec(Protocol protocol) implements Codec {

  @Override
  public void read(WireRequest request, byte[] body, SdkPojo input) {
    if (body.length > 0) {
      TokenReader.fill(JsonForm.FACTORY, body, TokenDialect.JSON, input);
    }
  }

  @Override
  public WireResponse write(
      ServiceShape service, String operation, SdkPojo output, String requestId) {
    return answer(200, json -> new TokenWriter(json, TokenDialect.JSON, false).shape(output));
  }

  @Override
  public WireResponse writeError(ServiceShape service, ApiException error, String requestId) {
    return QueryErrorHeader.add(
        service, error, answer(error.status(), JsonForm.error(service, error)));
  }

  private WireResponse answer(int status, JsonForm.Content content) {
    String version = protocol == Protocol.AWS_JSON_1_0 ? "1.0" : "1.1";
    return WireResponse.of(
        status, "application/x-amz-json-" + version, JsonForm.bytes(JsonForm.FACTORY, content));
  }
}
