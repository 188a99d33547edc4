package weir.api.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionMetadata;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

class EventStreamBodyTest {
  private static final WireResponse ANSWER =
      WireResponse.of(
          200, "application/x-amz-json-1.1", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

  /// Headers and payload of each message, read by the SDK.
  private static List<String> messages(byte[] sent) {
    List<Message> messages = new ArrayList<>();
    new MessageDecoder(messages::add).feed(sent);
    return messages.stream()
        .map(message -> {
          Map<String, String> headers = new TreeMap<>();
          message.getHeaders().forEach((name, value) -> headers.put(name, value.getString()));
          return headers + " " + new String(message.getPayload(), StandardCharsets.UTF_8);
        })
        .toList();
  }

  @Test
  void tellsTheAnswerThenTheEventsThenWhyItEnds() throws IOException {
    WireResponse response =
        EventStreamBody.of(
            ANSWER,
            out -> {
              out.event(
                  "sessionUpdate",
                  LiveTailSessionUpdate.builder()
                      .sessionMetadata(LiveTailSessionMetadata.builder().sampled(true).build())
                      .build());
              out.exception("SessionTimeoutException", "It is \"late\".");
            });
    assertEquals("application/vnd.amazon.eventstream", response.headers().get("Content-Type"));
    assertEquals(-1, response.body().length());
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    response.body().writeTo(sent);
    assertEquals(
        List.of(
            "{:content-type=application/x-amz-json-1.1, :event-type=initial-response,"
                + " :message-type=event} {\"a\":1}",
            "{:content-type=application/x-amz-json-1.1, :event-type=sessionUpdate,"
                + " :message-type=event} {\"sessionMetadata\":{\"sampled\":true}}",
            "{:content-type=application/x-amz-json-1.1,"
                + " :exception-type=SessionTimeoutException, :message-type=exception}"
                + " {\"message\":\"It is \\\"late\\\".\"}"),
        messages(sent.toByteArray()));
  }

  @Test
  void sendsEachMessageAtOnce() throws IOException {
    List<String> seen = new ArrayList<>();
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            seen.add("sent " + messages(toByteArray()).size());
          }
        };
    EventStreamBody.of(
            ANSWER, events -> events.event("e", LiveTailSessionMetadata.builder().build()))
        .body()
        .writeTo(out);
    assertEquals(List.of("sent 1", "sent 2"), seen);
  }

  @Test
  void endsWithTheClient() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };
    List<String> told = new ArrayList<>();
    EventStream events =
        new EventStream() {
          @Override
          public void tell(EventStreamOutput out) {
            told.add("events");
          }

          @Override
          public void close() {
            told.add("end");
          }
        };
    assertThrows(IOException.class, () -> EventStreamBody.of(ANSWER, events).body().writeTo(gone));
    assertEquals(List.of("end"), told);
  }
}
