package weir.query.sql;

import java.util.List;

/// Writes types as Hive does.
final class HiveTypeText {
  private HiveTypeText() {}

  static String of(SqlType type) {
    return switch (type) {
      case SimpleType simple -> simple.hiveText();
      case SqlType.Decimal decimal -> decimal.text();
      case SqlType.Varchar varchar ->
          varchar.length().isPresent() ? "varchar(" + varchar.length().getAsInt() + ")" : "string";
      case SqlType.Char fixed -> fixed.text();
      case SqlType.Time time -> "string";
      case SqlType.Timestamp timestamp -> "timestamp";
      case SqlType.TimestampWithZone timestamp -> "string";
      case SqlType.Array array -> "array<" + array.element().hiveText() + ">";
      case SqlType.MapType map ->
          "map<" + map.key().hiveText() + "," + map.value().hiveText() + ">";
      case SqlType.Row row -> struct(row);
    };
  }

  private static String struct(SqlType.Row row) {
    List<String> names = row.physicalNames();
    StringBuilder text = new StringBuilder("struct<");
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ",")
          .append(names.get(i))
          .append(':')
          .append(row.fields().get(i).type().hiveText());
    }
    return text.append('>').toString();
  }
}
