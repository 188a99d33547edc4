package weir.api.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/// Methods, paths and headers, with JSON bodies; see [Protocol#REST_JSON].
final class RestJsonCodec implements RestCodec {
  private static final RestInput INPUT = new RestInput(Refusals.SERIALIZATION);

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
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
      TokenReader.fill(JsonForm.FACTORY, body, TokenDialect.JSON, input);
      return;
    }
    @Nullable Object value =
        payload.type() == MemberType.Scalar.BLOB
            ? SdkBytes.fromByteArrayUnsafe(body)
            : payload.type() == MemberType.Scalar.STRING
                ? new String(body, StandardCharsets.UTF_8)
                : TokenReader.value(JsonForm.FACTORY, body, TokenDialect.JSON, payload);
    if (value != null) {
      payload.set(input, value);
    }
  }

  @Override
  public List<String> unread(WireRequest request, SdkPojo input) {
    return INPUT.unread(request, input);
  }

  @Override
  public WireResponse write(
      ServiceShape service, String operation, SdkPojo output, String requestId) {
    RestOutput parts = new RestOutput(output);
    Member payload = Members.of(output).payload();
    if (payload == null) {
      return parts.answer("application/json", json(writer -> writer.shape(output)));
    }
    Object value = payload.value(output);
    if (value == null) {
      return parts.answer("", new byte[0]);
    }
    byte[] plain = RestOutput.plain(value);
    return plain == null
        ? parts.answer("application/json", json(writer -> writer.value(payload, value)))
        : parts.answer(RestOutput.plainType(value), plain);
  }

  private static byte[] json(TokenWriter.Content content) {
    return JsonForm.bytes(
        JsonForm.FACTORY, json -> content.writeTo(new TokenWriter(json, TokenDialect.JSON, false)));
  }

  @Override
  public WireResponse writeError(ServiceShape service, ApiException error, String requestId) {
    byte[] body = JsonForm.bytes(JsonForm.FACTORY, JsonForm.error(error));
    return WireResponse.of(error.status(), "application/json", body)
        .with("X-Amzn-ErrorType", error.code());
  }
}
