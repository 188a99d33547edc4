package weir.api.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/// Messages of `application/vnd.amazon.eventstream` with JSON in them, each sent at once. Used by
/// one thread.
///
/// Source: "Event Stream encoding" of the Smithy specification, and botocore, which wants a message
/// called `initial-response` first.
public final class EventStreamOutput {
  static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

  private final OutputStream out;
  private final String contentType;

  /// @param contentType of each message
  EventStreamOutput(OutputStream out, String contentType) {
    this.out = out;
    this.contentType = contentType;
  }

  /// The answer's own members.
  void first(byte[] answer) throws IOException {
    send("event", ":event-type", "initial-response", answer);
  }

  /// @param type the member of the stream's union: `sessionUpdate`
  public void event(String type, SdkPojo shape) throws IOException {
    byte[] json =
        JsonForm.bytes(
            JsonForm.FACTORY,
            content -> new TokenWriter(content, TokenDialect.JSON, false).shape(shape));
    send("event", ":event-type", type, json);
  }

  /// Says why the stream ends. Nothing may follow.
  ///
  /// @param type the member of the stream's union: `SessionTimeoutException`
  public void exception(String type, String sentence) throws IOException {
    byte[] json =
        JsonForm.bytes(
            JsonForm.FACTORY,
            content -> {
              content.writeStartObject();
              content.writeStringField("message", sentence);
              content.writeEndObject();
            });
    send("exception", ":exception-type", type, json);
  }

  private void send(String kind, String typeHeader, String type, byte[] payload)
      throws IOException {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":message-type", HeaderValue.fromString(kind));
    headers.put(typeHeader, HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString(contentType));
    out.write(new Message(headers, payload).toByteBuffer().array());
    out.flush();
  }
}
