package weir.delivery.streams;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import weir.delivery.AwsEndpoint;
import weir.delivery.DeliveryCredentials;

/// S3 as far as streams call it; can be told to refuse.
final class FakeBucket implements SdkHttpClient {
  final Map<String, byte[]> objects = new TreeMap<>();
  final Map<String, String> keys = new TreeMap<>();
  boolean refuses;
  int calls;

  StreamCredentials credentials = source -> () -> AwsBasicCredentials.create("id", "secret");

  AwsEndpoint endpoint() {
    return new AwsEndpoint(
        URI.create("https://localhost"), DeliveryCredentials.OF_THE_ENVIRONMENT, this);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    calls++;
    byte[] content = request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
    String key = request.httpRequest().encodedPath().substring("/bucket/".length());
    byte[] said = new byte[0];
    if (refuses) {
      said =
          "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"
              .getBytes(StandardCharsets.UTF_8);
    } else {
      objects.put(key, content);
      request
          .httpRequest()
          .firstMatchingHeader("x-amz-server-side-encryption-aws-kms-key-id")
          .ifPresent(id -> keys.put(key, id));
    }
    AbortableInputStream body = AbortableInputStream.create(new ByteArrayInputStream(said));
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder().statusCode(refuses ? 403 : 200).content(body).build())
        .responseBody(body)
        .build();
  }

  @Override
  public void close() {}
}
