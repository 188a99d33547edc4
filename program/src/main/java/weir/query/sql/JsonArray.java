package weir.query.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The functions over JSON arrays: null where the text is no array.
final class JsonArray {
  private JsonArray() {}

  /// An element as Trino sees it.
  ///
  /// @param text a text without its quotes, else what JSON writes
  private record Element(JsonToken token, String text) {}

  private static @Nullable List<Element> elements(String json) {
    try (JsonParser parser = JsonText.JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return null;
      }
      List<Element> elements = new ArrayList<>();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token == null) {
          return null;
        }
        elements.add(new Element(token, text(parser, token)));
      }
      return elements;
    } catch (IOException malformed) {
      return null;
    }
  }

  private static String text(JsonParser parser, JsonToken token) throws IOException {
    if (token.isScalarValue()) {
      return parser.getText();
    }
    StringWriter printed = new StringWriter();
    try (JsonGenerator generator = JsonText.JSON.createGenerator(printed)) {
      JsonText.copy(parser, generator);
    }
    return printed.toString();
  }

  static @Nullable String length(String json) {
    List<Element> elements = elements(json);
    return elements == null ? null : Integer.toString(elements.size());
  }

  /// @param place counted from 0, or from the end with a negative number
  static @Nullable String element(String json, String place) {
    List<Element> elements = elements(json);
    if (elements == null) {
      return null;
    }
    long index = Long.parseLong(place);
    long from = index < 0 ? elements.size() + index : index;
    if (from < 0 || from >= elements.size()) {
      return null;
    }
    Element element = elements.get((int) from);
    return element.token() == JsonToken.VALUE_NULL ? null : element.text();
  }

  /// @param kind `int`, `double`, `boolean` or `text`: only tokens of that kind are compared
  static @Nullable String has(String json, String value, String kind) {
    if (kind.equals("double") && !Double.isFinite(Double.parseDouble(number(value)))) {
      return "false";
    }
    List<Element> elements = elements(json);
    return elements == null
        ? null
        : Boolean.toString(elements.stream().anyMatch(element -> is(element, value, kind)));
  }

  /// DuckDB's `inf` and `nan` as Java reads them.
  private static String number(String text) {
    return text.replace("inf", "Infinity").replace("nan", "NaN");
  }

  private static boolean is(Element element, String value, String kind) {
    return switch (kind) {
      case "int" -> element.token() == JsonToken.VALUE_NUMBER_INT && element.text().equals(value);
      case "double" ->
          element.token() == JsonToken.VALUE_NUMBER_FLOAT
              && Double.parseDouble(element.text()) == Double.parseDouble(value);
      case "boolean" -> element.token().isBoolean() && element.text().equals(value);
      default -> element.token() == JsonToken.VALUE_STRING && element.text().equals(value);
    };
  }
}
