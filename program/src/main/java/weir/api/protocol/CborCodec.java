package weir.api.protocol;

import software.amazon.awssdk.core.SdkPojo;

/// CBOR bodies; see [Protocol#RPC_V2_CBOR].
final class CborCodec implements Codec {

  @Override
  public Protocol protocol() {
    return Protocol.RPC_V2_CBOR;
  }

  @Override
  public void read(WireRequest request, byte[] body, SdkPojo input) {
    if (body.length > 0) {
      TokenReader.fill(JsonForm.CBOR_FACTORY, body, TokenDialect.CBOR, input);
    }
  }

  @Override
  public WireResponse write(
      ServiceShape service, String operation, SdkPojo output, String requestId) {
    return answer(200, json -> new TokenWriter(json, TokenDialect.CBOR, false).shape(output));
  }

  @Override
  public WireResponse writeError(ServiceShape service, ApiException error, String requestId) {
    return QueryErrorHeader.add(
        service, error, answer(error.status(), JsonForm.error(service, error)));
  }

  private static WireResponse answer(int status, JsonForm.Content content) {
    byte[] body = JsonForm.bytes(JsonForm.CBOR_FACTORY, content);
    return WireResponse.of(status, "application/cbor", body).with("smithy-protocol", "rpc-v2-cbor");
  }
}
