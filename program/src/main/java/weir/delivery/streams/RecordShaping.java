package weir.delivery.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// What becomes of a record before it is delivered.
///
/// @param decompresses gzip that CloudWatch Logs' subscriptions make
/// @param extractsMessages takes the log events' messages out of a subscription's envelope, each
///   with a line's end
/// @param delimiter that follows every record, such as a line's end; empty for none
public record RecordShaping(boolean decompresses, boolean extractsMessages, String delimiter) {
  /// Records go as they came.
  public static final RecordShaping NONE = new RecordShaping(false, false, "");

  /// More than a subscription's envelope ever holds: a small record may not become the machine's
  /// whole memory.
  private static final int LARGEST = 64 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  /// @return nothing for an envelope that only tests the way
  /// @throws Unprocessable when the record is not what was said
  List<byte[]> of(byte[] record) throws Unprocessable {
    byte[] plain = decompresses ? decompressed(record) : record;
    List<byte[]> shaped = extractsMessages ? messages(plain) : List.of(plain);
    return delimiter.isEmpty() ? shaped : shaped.stream().map(this::delimited).toList();
  }

  private static byte[] decompressed(byte[] record) throws Unprocessable {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(record))) {
      byte[] plain = in.readNBytes(LARGEST + 1);
      if (plain.length > LARGEST) {
        throw new Unprocessable(
            "Decompression.TooLarge",
            "the record has more than " + LARGEST + " bytes when decompressed");
      }
      return plain;
    } catch (IOException wrong) {
      throw new Unprocessable(
          "Decompression.InvalidData", "the record is not gzip: " + wrong.getMessage());
    }
  }

  private static List<byte[]> messages(byte[] envelope) throws Unprocessable {
    List<byte[]> messages = new ArrayList<>();
    boolean data = false;
    try (JsonParser json = JSON.createParser(envelope)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw noEnvelope("it is not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("messageType")) {
          data = json.getText().equals("DATA_MESSAGE");
        } else if (name.equals("logEvents") && value == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            message(json, messages);
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException wrong) {
      throw noEnvelope(wrong.getOriginalMessage());
    } catch (IOException impossible) {
      throw noEnvelope(impossible.getMessage());
    }
    return data ? messages : List.of();
  }

  private static Unprocessable noEnvelope(@org.jspecify.annotations.Nullable String why) {
    return new Unprocessable(
        "CloudWatchLogProcessing.InvalidData",
        "the record is no envelope of a CloudWatch Logs subscription: " + why);
  }

  private static void message(JsonParser json, List<byte[]> messages) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = json.currentName().equals("message");
      json.nextToken();
      if (wanted) {
        messages.add((json.getText() + "\n").getBytes(StandardCharsets.UTF_8));
      } else {
        json.skipChildren();
      }
    }
  }

  private byte[] delimited(byte[] record) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(record.length + delimiter.length());
    all.writeBytes(record);
    all.writeBytes(delimiter.getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }
}
