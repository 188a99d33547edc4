package weir.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.api.server.HttpHandler;

/// The way of Weir's own AWS clients to Weir's own services: without a network, and otherwise as
/// everybody's, signatures and policies included. It counts as secure: nobody can listen.
final class GatewayHttp implements SdkHttpClient {
  private final HttpHandler services;
  private final String clientAddress;

  GatewayHttp(HttpHandler services) {
    this(services, "127.0.0.1");
  }

  /// @param clientAddress of whoever it is done for, about which policies can ask
  GatewayHttp(HttpHandler services, String clientAddress) {
    this.services = services;
    this.clientAddress = clientAddress;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {
        // It runs on the caller's thread, and ends by itself.
      }
    };
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest http = request.httpRequest();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    http.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    InputStream body =
        request.contentStreamProvider().isPresent()
            ? request.contentStreamProvider().get().newStream()
            : InputStream.nullInputStream();
    long length = http.firstMatchingHeader("Content-Length").map(Long::parseLong).orElse(0L);
    WireResponse answer =
        services.answer(
            new WireRequest(
                http.method().name(),
                http.encodedPath(),
                http.encodedQueryParameters().orElse(""),
                headers,
                body,
                length,
                clientAddress,
                true));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    if (http.method() != SdkHttpMethod.HEAD) {
      answer.body().writeTo(content);
    }
    SdkHttpFullResponse.Builder response =
        SdkHttpFullResponse.builder().statusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    AbortableInputStream stream =
        AbortableInputStream.create(new ByteArrayInputStream(content.toByteArray()));
    return HttpExecuteResponse.builder()
        .response(response.content(stream).build())
        .responseBody(stream)
        .build();
  }

  @Override
  public String clientName() {
    return "Weir";
  }

  @Override
  public void close() {
    // The services are closed by those who opened them.
  }
}
