package weir.api.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;

/// Hands the requests of the SDK's clients to a gateway, without a network.
public final class GatewayClient implements SdkHttpClient {
  private final Gateway gateway;

  public GatewayClient(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answered(gateway.answer(wire(request)));
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}

  private WireRequest wire(HttpExecuteRequest request) throws IOException {
    byte[] body =
        request.contentStreamProvider().isPresent()
            ? request.contentStreamProvider().get().newStream().readAllBytes()
            : new byte[0];
    Map<String, List<String>> headers = new HashMap<>();
    request
        .httpRequest()
        .forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new WireRequest(
        request.httpRequest().method().name(),
        request.httpRequest().encodedPath(),
        "",
        headers,
        new ByteArrayInputStream(body),
        body.length,
        "127.0.0.1",
        false);
  }

  private HttpExecuteResponse answered(WireResponse response) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    response.body().writeTo(body);
    SdkHttpFullResponse.Builder answer =
        SdkHttpFullResponse.builder().statusCode(response.status());
    response.headers().forEach(answer::appendHeader);
    AbortableInputStream content =
        AbortableInputStream.create(new ByteArrayInputStream(body.toByteArray()));
    return HttpExecuteResponse.builder()
        .response(answer.content(content).build())
        .responseBody(content)
        .build();
  }
}
