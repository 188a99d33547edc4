package weir.watch.subscription;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import weir.store.logs.LogCursor;

/// Events of one stream on their way, as gzipped JSON of AWS's form. Filled by one thread.
final class Envelope {
  private static final JsonFactory JSON = new JsonFactory();

  /// What stands around the fields of an event, and an id; rather too much.
  private static final int EVENT_FRAME = 128;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final JsonGenerator json;
  private int events;
  private int bytes;
  private long oldestIngestedMillis = Long.MAX_VALUE;

  private Envelope(String type, String owner, String group, String stream) throws IOException {
    json = JSON.createGenerator(text);
    json.writeStartObject();
    json.writeStringField("messageType", type);
    json.writeStringField("owner", owner);
    json.writeStringField("logGroup", group);
    json.writeStringField("logStream", stream);
    json.writeArrayFieldStart("subscriptionFilters");
  }

  /// An empty one for a stream's events.
  static Envelope of(Subscription subscription, String stream) {
    try {
      Envelope envelope =
          new Envelope(
              "DATA_MESSAGE", subscription.scope().accountId(), subscription.group(), stream);
      envelope.json.writeString(subscription.filter());
      envelope.beginEvents();
      return envelope;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// What is sent when a filter is made, to see whether the stream takes it.
  static byte[] control(Instant now) {
    try {
      Envelope envelope = new Envelope("CONTROL_MESSAGE", "CloudwatchLogs", "", "");
      envelope.beginEvents();
      envelope.json.writeStartObject();
      envelope.json.writeStringField("id", "");
      envelope.json.writeNumberField("timestamp", now.toEpochMilli());
      envelope.json.writeStringField(
          "message", "CWL CONTROL MESSAGE: Checking health of destination Firehose.");
      envelope.json.writeEndObject();
      return envelope.compressed();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void beginEvents() throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("logEvents");
  }

  /// Adds the event that a cursor stands on.
  ///
  /// @return bytes that it has grown by, about
  int add(String id, LogCursor event) {
    try {
      json.writeStartObject();
      json.writeStringField("id", id);
      json.writeNumberField("timestamp", event.timestamp());
      json.writeFieldName("message");
      json.writeUTF8String(event.bytes(), event.offset(), event.length());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    events++;
    oldestIngestedMillis = Math.min(oldestIngestedMillis, event.ingestionTime());
    int grown = event.length() + EVENT_FRAME;
    bytes += grown;
    return grown;
  }

  int bytes() {
    return bytes;
  }

  /// Ends it.
  EnvelopeRecord end() {
    return new EnvelopeRecord(compressed(), events, oldestIngestedMillis);
  }

  private byte[] compressed() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(512);
    try {
      json.writeEndArray();
      json.writeEndObject();
      json.close();
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        text.writeTo(gzip);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }
}
