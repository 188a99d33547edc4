package weir.query.trino;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlType;

/// Values as Trino's protocol writes them in JSON, printed as Athena prints them.
final class TrinoCell {
  private static final HexFormat BLANKED_HEX = HexFormat.ofDelimiter(" ");

  private TrinoCell() {}

  static String text(SqlType type, JsonNode value) {
    StringBuilder text = new StringBuilder();
    append(type, value, text);
    return text.toString();
  }

  private static void append(SqlType type, JsonNode value, StringBuilder text) {
    if (value.isNull() || value.isMissingNode()) {
      text.append("null");
      return;
    }
    switch (type) {
      case SimpleType.DOUBLE -> text.append(number(value));
      case SimpleType.REAL -> text.append((float) number(value));
      case SimpleType.VARBINARY ->
          text.append(BLANKED_HEX.formatHex(Base64.getDecoder().decode(value.asText())));
      case SqlType.Array(SqlType element) -> elements(element, value, text);
      case SqlType.MapType map -> entries(map, value, text);
      case SqlType.Row row -> fields(row.fields(), value, text);
      case SimpleType _,
          SqlType.Decimal _,
          SqlType.Varchar _,
          SqlType.Char _,
          SqlType.Time _,
          SqlType.Timestamp _,
          SqlType.TimestampWithZone _ ->
          text.append(value.asText());
    }
  }

  /// JSON has no infinite numbers: they come as text, as keys of maps do.
  private static double number(JsonNode value) {
    return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
  }

  private static void elements(SqlType type, JsonNode values, StringBuilder text) {
    String separator = "";
    text.append('[');
    for (JsonNode value : values) {
      text.append(separator);
      append(type, value, text);
      separator = ", ";
    }
    text.append(']');
  }

  private static void entries(SqlType.MapType type, JsonNode values, StringBuilder text) {
    String separator = "";
    text.append('{');
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      text.append(separator).append(entry.getKey()).append('=');
      append(type.value(), entry.getValue(), text);
      separator = ", ";
    }
    text.append('}');
  }

  private static void fields(List<SqlType.Field> fields, JsonNode values, StringBuilder text) {
    for (int i = 0; i < fields.size(); i++) {
      int place = i;
      text.append(i == 0 ? "{" : ", ")
          .append(fields.get(i).name().orElseGet(() -> "field" + place))
          .append('=');
      append(fields.get(i).type(), values.path(i), text);
    }
    text.append('}');
  }
}
