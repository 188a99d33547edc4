package weir.query.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON as Trino prints it: no blanks, numbers with a point as Java prints doubles.
final class JsonText {
  static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /// The whole text, the names of its objects in order; of names that come twice the last counts.
  static String canonical(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      StringWriter printed = new StringWriter(text.length());
      try (JsonGenerator generator = JSON.createGenerator(printed)) {
        write(generator, read(parser, text));
      }
      if (parser.nextToken() != null) {
        throw refused(text);
      }
      return printed.toString();
    } catch (IOException malformed) {
      throw refused(text);
    }
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException("Cannot convert value to JSON: '" + text + "'");
  }

  /// A value; what is no text is kept as it is written.
  private sealed interface Value {
    record Members(Map<String, Value> values) implements Value {}

    record Elements(List<Value> values) implements Value {}

    record Text(String text) implements Value {}

    record Raw(String text) implements Value {}
  }

  private static Value read(JsonParser parser, String text) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw refused(text);
    }
    return switch (token) {
      case START_OBJECT -> members(parser, text);
      case START_ARRAY -> elements(parser, text);
      case VALUE_STRING -> new Value.Text(parser.getText());
      case VALUE_NUMBER_FLOAT -> new Value.Raw(Double.toString(parser.getDoubleValue()));
      case VALUE_NUMBER_INT -> new Value.Raw(parser.getBigIntegerValue().toString());
      default -> new Value.Raw(parser.getText());
    };
  }

  private static Value members(JsonParser parser, String text) throws IOException {
    Map<String, Value> values = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      values.put(name, read(parser, text));
    }
    return new Value.Members(values);
  }

  private static Value elements(JsonParser parser, String text) throws IOException {
    List<Value> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(read(parser, text));
    }
    return new Value.Elements(values);
  }

  private static void write(JsonGenerator generator, Value value) throws IOException {
    switch (value) {
      case Value.Members members -> {
        generator.writeStartObject();
        for (Map.Entry<String, Value> member : members.values().entrySet()) {
          generator.writeFieldName(member.getKey());
          write(generator, member.getValue());
        }
        generator.writeEndObject();
      }
      case Value.Elements elements -> {
        generator.writeStartArray();
        for (Value element : elements.values()) {
          write(generator, element);
        }
        generator.writeEndArray();
      }
      case Value.Text(String text) -> generator.writeString(text);
      case Value.Raw(String text) -> generator.writeRawValue(text);
    }
  }

  static String array(List<@Nullable String> texts) {
    StringWriter printed = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(printed)) {
      generator.writeStartArray();
      for (String text : texts) {
        generator.writeString(text);
      }
      generator.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return printed.toString();
  }

  /// The value at a path, its names in the order of the text; null when there is none or the text
  /// is no JSON up to there.
  static @Nullable String value(String text, JsonPath path) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (!find(parser, path)) {
        return null;
      }
      StringWriter printed = new StringWriter();
      try (JsonGenerator generator = JSON.createGenerator(printed)) {
        copy(parser, generator);
      }
      return printed.toString();
    } catch (IOException malformed) {
      return null;
    }
  }

  static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      if (token == null) {
        throw new IOException("the text ends early");
      }
      if (token == JsonToken.VALUE_NUMBER_FLOAT) {
        generator.writeNumber(parser.getDoubleValue());
      } else {
        generator.copyCurrentEvent(parser);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && parser.nextToken() != null);
    if (depth > 0) {
      throw new IOException("the text ends early");
    }
  }

  /// The number, text or boolean at a path as the text writes it; null for anything else.
  static @Nullable String scalar(String text, JsonPath path) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (!find(parser, path)) {
        return null;
      }
      JsonToken token = parser.currentToken();
      return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL
          ? parser.getText()
          : null;
    } catch (IOException malformed) {
      return null;
    }
  }

  /// How many members or elements the value at a path has; null when there is none.
  static @Nullable String size(String text, JsonPath path) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (!find(parser, path)) {
        return null;
      }
      JsonToken token = parser.currentToken();
      int size = 0;
      if (token != null && token.isStructStart()) {
        while (!parser.nextToken().isStructEnd()) {
          size++;
          if (parser.currentToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
          }
          parser.skipChildren();
        }
      }
      return Integer.toString(size);
    } catch (IOException malformed) {
      return null;
    }
  }

  /// Moves to the value at a path.
  private static boolean find(JsonParser parser, JsonPath path) throws IOException {
    JsonToken token = parser.nextToken();
    for (String step : path.steps()) {
      boolean isThere =
          token == JsonToken.START_OBJECT
              ? member(parser, step)
              : token == JsonToken.START_ARRAY
                  && JsonPath.isPlace(step)
                  && element(parser, Integer.parseInt(step));
      if (!isThere) {
        return false;
      }
      token = parser.currentToken();
    }
    return token != null;
  }

  private static boolean member(JsonParser parser, String name) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isIt = parser.currentName().equals(name);
      parser.nextToken();
      if (isIt) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static boolean element(JsonParser parser, int place) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (parser.currentToken() == null) {
        return false;
      }
      if (i == place) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
