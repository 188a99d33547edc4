package weir.query.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// JSON in the shape that DuckDB casts to arrays, maps and rows: a row's members have DuckDB's
/// names, whether JSON wrote an array or an object, in whatever case.
final class JsonShape {
  private JsonShape() {}

  static String of(String json, String type) {
    SqlType wanted = SqlType.parse(type);
    StringWriter printed = new StringWriter(json.length());
    try (JsonParser parser = JsonText.JSON.createParser(json);
        JsonGenerator generator = JsonText.JSON.createGenerator(printed)) {
      parser.nextToken();
      shape(parser, generator, wanted, wanted);
      if (parser.nextToken() != null) {
        throw cannot(wanted, "it is more than one value");
      }
    } catch (IOException malformed) {
      throw cannot(wanted, "it is no JSON");
    }
    return printed.toString();
  }

  private static SqlFault cannot(SqlType whole, String why) {
    return new SqlFault(
        "INVALID_CAST_ARGUMENT", 0, 0, "Cannot cast to " + whole.text() + ". " + why);
  }

  private static void shape(JsonParser parser, JsonGenerator generator, SqlType type, SqlType whole)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      generator.writeNull();
      return;
    }
    switch (type) {
      case SimpleType simple when simple == SimpleType.JSON -> generator.writeString(raw(parser));
      case SqlType.Array(SqlType element) -> {
        expect(token, JsonToken.START_ARRAY, whole);
        generator.writeStartArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          shape(parser, generator, element, whole);
        }
        generator.writeEndArray();
      }
      case SqlType.MapType map -> {
        expect(token, JsonToken.START_OBJECT, whole);
        generator.writeStartObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          generator.writeFieldName(parser.currentName());
          parser.nextToken();
          shape(parser, generator, map.value(), whole);
        }
        generator.writeEndObject();
      }
      case SqlType.Row row -> row(parser, generator, row, whole);
      default -> {
        if (!token.isScalarValue()) {
          throw cannot(
              whole, "Unexpected token when cast to " + type.text() + ": " + token.asString());
        }
        scalar(parser, generator, type, whole);
      }
    }
  }

  private static void scalar(
      JsonParser parser, JsonGenerator generator, SqlType type, SqlType whole) throws IOException {
    String text = parser.getText();
    if (!Types.isNumber(type) || !parser.currentToken().isNumeric() && isNumber(text)) {
      generator.writeString(text);
    } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
      String name = type == SimpleType.INTEGER ? "INT" : type.text().toUpperCase(Locale.ROOT);
      throw cannot(whole, "Cannot cast '" + text + "' to " + name);
    } else {
      generator.writeRawValue(text);
    }
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException none) {
      return false;
    }
  }

  private static void expect(JsonToken token, JsonToken wanted, SqlType whole) {
    if (token != wanted) {
      throw cannot(whole, "Expected " + wanted.asString() + ", but got " + token.asString());
    }
  }

  private static String raw(JsonParser parser) throws IOException {
    StringWriter printed = new StringWriter();
    try (JsonGenerator generator = JsonText.JSON.createGenerator(printed)) {
      JsonText.copy(parser, generator);
    }
    return printed.toString();
  }

  private static void row(
      JsonParser parser, JsonGenerator generator, SqlType.Row row, SqlType whole)
      throws IOException {
    List<String> names = row.physicalNames();
    generator.writeStartObject();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        if (i >= names.size()) {
          throw cannot(whole, "The array has more values than the row has fields");
        }
        generator.writeFieldName(names.get(i));
        shape(parser, generator, row.fields().get(i).type(), whole);
      }
    } else {
      expect(parser.currentToken(), JsonToken.START_OBJECT, whole);
      Map<String, Integer> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (int i = 0; i < names.size(); i++) {
        places.put(row.fields().get(i).name().orElse(""), i);
      }
      Set<String> missing = new LinkedHashSet<>(names);
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Integer place = places.get(parser.currentName());
        parser.nextToken();
        if (place == null) {
          parser.skipChildren();
        } else {
          missing.remove(names.get(place));
          generator.writeFieldName(names.get(place));
          shape(parser, generator, row.fields().get(place).type(), whole);
        }
      }
      for (String name : missing) {
        generator.writeNullField(name);
      }
    }
    generator.writeEndObject();
  }
}
