package weir.query.jsonpath;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Items out of JSON's text and back.
public final class JsonItems {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonItems() {}

  /// The first value of a text; what follows it is not looked at. No value is JSON's null.
  ///
  /// @throws IllegalArgumentException when the text is no JSON up to there
  public static JsonItem read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return parser.nextToken() == null ? new JsonItem.Nothing() : read(parser);
    } catch (IOException malformed) {
      throw new IllegalArgumentException("conversion to JSON failed: ", malformed);
    }
  }

  private static JsonItem read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("the text ends early");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, JsonItem> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          values.put(name, read(parser));
        }
        yield new JsonItem.Members(values);
      }
      case START_ARRAY -> {
        List<JsonItem> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(read(parser));
        }
        yield new JsonItem.Elements(values);
      }
      case VALUE_STRING -> new JsonItem.Text(parser.getText());
      case VALUE_NUMBER_FLOAT -> new JsonItem.Real(parser.getDoubleValue());
      case VALUE_NUMBER_INT -> JsonItem.whole(parser.getBigIntegerValue());
      case VALUE_TRUE -> new JsonItem.Truth(true);
      case VALUE_FALSE -> new JsonItem.Truth(false);
      case VALUE_NULL -> new JsonItem.Nothing();
      default -> throw new IOException("no value begins with " + token);
    };
  }

  /// The item's text, without blanks; letters beyond the first plane are written as two escapes.
  public static String text(JsonItem item) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (JsonGenerator generator = JSON.createGenerator(printed)) {
      write(generator, item);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator generator, JsonItem item) throws IOException {
    switch (item) {
      case JsonItem.Members(Map<String, JsonItem> values) -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonItem> member : values.entrySet()) {
          generator.writeFieldName(member.getKey());
          write(generator, member.getValue());
        }
        generator.writeEndObject();
      }
      case JsonItem.Elements(List<JsonItem> values) -> {
        generator.writeStartArray();
        for (JsonItem value : values) {
          write(generator, value);
        }
        generator.writeEndArray();
      }
      case JsonItem.Text(String text) -> generator.writeString(text);
      case JsonItem.Truth(boolean isTrue) -> generator.writeBoolean(isTrue);
      case JsonItem.Nothing _ -> generator.writeNull();
      case JsonItem.Whole whole -> generator.writeNumber(whole.value());
      case JsonItem.Fixed fixed -> generator.writeRawValue(fixed.value().toPlainString());
      case JsonItem.Real(double value) -> generator.writeNumber(value);
      case JsonItem.Huge huge -> generator.writeNumber(huge.value());
      case JsonItem.Moment moment -> generator.writeString(moment.text());
    }
  }
}
