package weir.delivery.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import weir.store.streams.Buffered;

/// A record that could not be delivered, as the line of JSON that goes to the bucket.
///
/// @param code `HttpEndpoint.DestinationException`
/// @param lastAttempt when trying ended
record FailedRecord(
    Buffered record, String code, String sentence, int attempts, Instant lastAttempt) {
  private static final JsonFactory JSON = new JsonFactory();

  /// With a line's end.
  byte[] line() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("attemptsMade", attempts);
      json.writeNumberField("arrivalTimestamp", record.arrival().toEpochMilli());
      json.writeStringField("errorCode", code);
      json.writeStringField("errorMessage", sentence);
      json.writeNumberField("attemptEndingTimestamp", lastAttempt.toEpochMilli());
      json.writeStringField("rawData", Base64.getEncoder().encodeToString(record.data()));
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
