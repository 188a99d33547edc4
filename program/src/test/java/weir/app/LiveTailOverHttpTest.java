package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/// Live Tail over HTTP, its frames read by the SDK's own decoder.
@Timeout(60)
class LiveTailOverHttpTest {
  private static final String GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/g";

  private final Fitting fitting = new Fitting(null);
  private final LogClients clients = new LogClients(fitting);

  @BeforeEach
  void group() {
    clients.group("/g", "s");
  }

  @AfterEach
  void end() {
    clients.close();
    fitting.close();
  }

  /// A client of one session.
  private final class Session implements AutoCloseable {
    private final HttpClient http;
    private final HttpResponse<InputStream> response;
    private final Queue<Message> messages = new ArrayDeque<>();
    private final MessageDecoder decoder = new MessageDecoder(messages::add);

    Session(HttpClient.Version version, String body) throws Exception {
      Fitting.Ask ask = Fitting.Ask.json("logs", "Logs_20140328.StartLiveTail", body);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fitting.server.port() + "/"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(ask.body()));
      Map<String, List<String>> headers = fitting.signed(ask, Fitting.ROOT, fitting.now.get());
      headers.forEach((name, values) -> {
        if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
          request.header(name, values.getFirst());
        }
      });
      http = HttpClient.newBuilder().version(version).build();
      // Without TLS a client can only change to HTTP/2 with a request that has no body.
      var _ =
          http.send(
              HttpRequest.newBuilder(request.build().uri()).GET().build(),
              HttpResponse.BodyHandlers.discarding());
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    Message next() throws IOException {
      byte[] some = new byte[4096];
      while (messages.isEmpty()) {
        int read = response.body().read(some);
        if (read < 0) {
          throw new IOException("the stream has ended");
        }
        decoder.feed(some, 0, read);
      }
      return messages.remove();
    }

    String nextText() throws IOException {
      Message message = next();
      String type =
          message.getHeaders().get(":message-type").getString().equals("event")
              ? message.getHeaders().get(":event-type").getString()
              : message.getHeaders().get(":exception-type").getString();
      return type + " " + new String(message.getPayload(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }

  private void put(String message) {
    clients.logs.putLogEvents(request ->
        request
            .logGroupName("/g")
            .logStreamName("s")
            .logEvents(
                InputLogEvent.builder()
                    .timestamp(fitting.now.get().toEpochMilli())
                    .message(message)
                    .build()));
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void tellsEventsAsTheyCome(HttpClient.Version version) throws Exception {
    try (Session session =
        new Session(
            version,
            "{\"logGroupIdentifiers\": [\""
                + GROUP
                + "\"], \"logEventFilterPattern\": \"REJECT\"}")) {
      assertEquals(200, session.response.statusCode());
      assertEquals(version, session.response.version());
      assertEquals(
          "application/vnd.amazon.eventstream",
          session.response.headers().firstValue("content-type").orElseThrow());
      assertEquals("initial-response {}", session.nextText());
      assertTrue(session.nextText().startsWith("sessionStart {"));
      put("one ACCEPT");
      put("two REJECT");
      String update = session.nextText();
      while (!update.contains("REJECT")) {
        assertEquals(
            "sessionUpdate {\"sessionMetadata\":{\"sampled\":false},\"sessionResults\":[]}",
            update);
        update = session.nextText();
      }
      long now = fitting.now.get().toEpochMilli();
      assertEquals(
          "sessionUpdate {\"sessionMetadata\":{\"sampled\":false},\"sessionResults\":[{"
              + "\"logStreamName\":\"s\",\"logGroupIdentifier\":\""
              + GROUP
              + "\",\"message\":\"two REJECT\",\"timestamp\":"
              + now
              + ",\"ingestionTime\":"
              + now
              + "}]}",
          update);
    }
  }

  @Test
  void endsWhenTheServiceStops() throws Exception {
    try (Session session =
        new Session(
            HttpClient.Version.HTTP_1_1, "{\"logGroupIdentifiers\": [\"" + GROUP + "\"]}")) {
      assertEquals("initial-response {}", session.nextText());
      assertTrue(session.nextText().startsWith("sessionStart {"));
      fitting.plane.endSessions();
      String last = session.nextText();
      while (last.startsWith("sessionUpdate")) {
        last = session.nextText();
      }
      assertTrue(last.startsWith("SessionStreamingException {"), last);
      assertEquals(-1, session.response.body().read());
    }
  }

  @Test
  void endsAfterThreeHours() throws Exception {
    try (Session session =
        new Session(
            HttpClient.Version.HTTP_1_1, "{\"logGroupIdentifiers\": [\"" + GROUP + "\"]}")) {
      assertEquals("initial-response {}", session.nextText());
      fitting.now.set(fitting.now.get().plusSeconds(3 * 3600));
      String last = session.nextText();
      while (!last.contains("Exception")) {
        last = session.nextText();
      }
      assertTrue(last.startsWith("SessionTimeoutException {"), last);
      assertEquals(-1, session.response.body().read());
    }
  }

  @Test
  void refusesWhatAwsRefuses() {
    for (String[] wrong :
        new String[][] {
          {"{\"logGroupIdentifiers\": [\"/g\"]}", "must be the ARN of a log group"},
          {"{\"logGroupIdentifiers\": [\"" + GROUP + ":*\"]}", "without :* at the end"},
          {"{\"logGroupIdentifiers\": []}", "Member must have length greater than or equal to 1"},
          {
            "{\"logGroupIdentifiers\": [\"" + GROUP + "x\"]}",
            "The specified log group does not exist."
          },
          {
            "{\"logGroupIdentifiers\": [\""
                + GROUP
                + "\"], \"logStreamNames\": [\"a\"], \"logStreamNamePrefixes\": [\"b\"]}",
            "mutually exclusive"
          }
        }) {
      Fitting.Answer answer =
          fitting.send(
              Fitting.Ask.json("logs", "Logs_20140328.StartLiveTail", wrong[0]), Fitting.ROOT);
      assertEquals(400, answer.status(), wrong[0]);
      assertTrue(answer.says(wrong[1]), answer.text());
    }
  }
}
