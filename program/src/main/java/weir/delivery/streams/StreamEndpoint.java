package weir.delivery.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A stream's way to its HTTP endpoint. Safe for any number of threads.
final class StreamEndpoint {
  /// More than this of an answer is not read: an endpoint may not fill the memory.
  private static final int LONGEST_ANSWER = 1 << 20;

  /// Headers are ASCII.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final HttpClient client;
  private final Duration patience;

  /// @param patience for an answer
  StreamEndpoint(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /// Sends a body that is in a file; the same for every attempt.
  ///
  /// @throws Undelivered when the endpoint did not take it
  void send(StreamPlan stream, EndpointPlan plan, String requestId, Path body) throws Undelivered {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(plan.url())
              .header("Content-Type", "application/json")
              .header("X-Amz-Firehose-Protocol-Version", "1.0")
              .header("X-Amz-Firehose-Request-Id", requestId)
              .header("X-Amz-Firehose-Source-Arn", stream.arn())
              .POST(BodyPublishers.ofFile(body));
      if (plan.gzips()) {
        request.header("Content-Encoding", "gzip");
      }
      if (!plan.accessKey().isEmpty()) {
        request.header("X-Amz-Firehose-Access-Key", plan.accessKey());
      }
      if (!plan.commonAttributes().isEmpty()) {
        request.header("X-Amz-Firehose-Common-Attributes", attributes(plan.commonAttributes()));
      }
      HttpResponse<byte[]> response = answer(request.build());
      new EndpointAnswer(response.statusCode(), response.body(), plan.accessKey())
          .requireAccepted(requestId);
    } catch (TimeoutException slow) {
      throw new Undelivered(
          "HttpEndpoint.ResponseTimeout",
          "The endpoint did not answer within " + patience.toMillis() + " ms.",
          false);
    } catch (IOException | ExecutionException failed) {
      throw new Undelivered(
          "HttpEndpoint.ConnectionFailed",
          "The endpoint at " + plan.url().getHost() + " was not reached: " + reason(failed),
          false);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new Undelivered("HttpEndpoint.Interrupted", "Weir ends.", false);
    }
  }

  /// The time limit is on the whole answer: the client's own ends with the headers.
  private HttpResponse<byte[]> answer(HttpRequest request)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      coming.cancel(true);
    }
  }

  private static String attributes(Map<String, String> attributes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("commonAttributes");
      for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
        json.writeStringField(attribute.getKey(), attribute.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String reason(Exception thrown) {
    Throwable cause = thrown instanceof ExecutionException ? thrown.getCause() : null;
    Throwable failed = cause == null ? thrown : cause;
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }
}
