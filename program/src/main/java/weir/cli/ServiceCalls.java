package weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import weir.model.aws.Fault;

/// Signed calls to a Weir service, for what the AWS SDK's clients have no operation for.
final class ServiceCalls {
  private static final JsonMapper JSON = new JsonMapper();
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI endpoint;
  private final Supplier<? extends AwsCredentialsIdentity> credentials;
  private final String region;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  ServiceCalls(URI endpoint, Service.NewAccessKey key, String region) {
    this(
        endpoint,
        () -> AwsCredentialsIdentity.create(key.accessKeyId(), key.secretAccessKey()),
        region);
  }

  /// @param credentials asked before each call
  private ServiceCalls(
      URI endpoint, Supplier<? extends AwsCredentialsIdentity> credentials, String region) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.region = region;
  }

  /// With the environment's credentials and region.
  static ServiceCalls of(URI endpoint) {
    return new ServiceCalls(endpoint, SdkSettings::credentials, SdkSettings.region());
  }

  /// A call in the query protocol.
  ///
  /// @param form `Action=DescribeVpcs&Version=2016-11-15`
  String form(String service, String form) throws IOException {
    return send(
        service,
        SdkHttpRequest.builder()
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        form);
  }

  /// A call in the JSON protocol.
  ///
  /// @param target `Weir_20261121.ExportNetwork`
  String json(String service, String target, String body) throws IOException {
    return send(
        service,
        SdkHttpRequest.builder()
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", target),
        body);
  }

  /// The sentence of an error in the JSON protocol; of any other answer all.
  private static String said(String body) {
    try {
      JsonNode message = JSON.readTree(body).path("message");
      return message.isTextual() ? message.textValue() : body;
    } catch (JsonProcessingException otherProtocol) {
      return body;
    }
  }

  /// A call in the JSON protocol whose refusal can be looked into.
  ///
  /// @throws ServiceRefusal when the service says that the request is wrong
  JsonNode ask(String service, String target, JsonNode request) {
    try {
      HttpResponse<String> answer =
          exchange(
              service,
              SdkHttpRequest.builder()
                  .putHeader("Content-Type", "application/x-amz-json-1.1")
                  .putHeader("X-Amz-Target", target),
              request.toString());
      JsonNode body =
          answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
      if (answer.statusCode() == 200) {
        return body;
      }
      if (answer.statusCode() == 400) {
        throw ServiceRefusal.of(body);
      }
      throw new Fault.Unavailable(
          endpoint + " answered " + answer.statusCode() + ": " + said(answer.body()));
    } catch (JsonProcessingException noJson) {
      throw new Fault.Unavailable(
          endpoint + " does not answer as AWS does: it sends no JSON", noJson);
    } catch (IOException interrupted) {
      throw new Fault.Unavailable(String.valueOf(interrupted.getMessage()), interrupted);
    }
  }

  private String send(String service, SdkHttpRequest.Builder request, String body)
      throws IOException {
    HttpResponse<String> answer = exchange(service, request, body);
    if (answer.statusCode() != 200) {
      throw new Fault.Unavailable(
          endpoint + " answered " + answer.statusCode() + ": " + said(answer.body()));
    }
    return answer.body();
  }

  private HttpResponse<String> exchange(String service, SdkHttpRequest.Builder request, String body)
      throws IOException {
    AwsCredentialsIdentity identity = credentials.get();
    SdkHttpRequest signed =
        SIGNER
            .sign(to ->
                to.identity(identity)
                    .request(request.method(SdkHttpMethod.POST).uri(endpoint.resolve("/")).build())
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
            .request();
    HttpRequest.Builder message =
        HttpRequest.newBuilder(signed.getUri())
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    signed
        .headers()
        .forEach((name, values) -> {
          // The HTTP client writes these itself, as they were signed.
          if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
            values.forEach(value -> message.header(name, value));
          }
        });
    try {
      HttpResponse<String> answer =
          http.send(message.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 403 || answer.statusCode() == 401) {
        throw new Fault.Denied(endpoint + " refuses: " + said(answer.body()));
      }
      return answer;
    } catch (IOException away) {
      throw new Fault.Unavailable(
          endpoint
              + " cannot be reached: "
              + away.getClass().getSimpleName()
              + "; is weir serve running there?",
          away);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + endpoint + " was asked", stop);
    }
  }
}
