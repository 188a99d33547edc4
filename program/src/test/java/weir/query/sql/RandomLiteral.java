package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/// Values of every type as SQL writes them: common ones, those at the edges, and NULL.
final class RandomLiteral {
  private static final Map<SimpleType, List<String>> SIMPLE =
      Map.ofEntries(
          Map.entry(SimpleType.BOOLEAN, List.of("true", "false")),
          Map.entry(
              SimpleType.TINYINT,
              List.of("TINYINT '0'", "TINYINT '7'", "TINYINT '-128'", "TINYINT '127'")),
          Map.entry(
              SimpleType.SMALLINT,
              List.of("SMALLINT '0'", "SMALLINT '-3'", "SMALLINT '32767'")),
          Map.entry(
              SimpleType.INTEGER, List.of("0", "1", "2", "-5", "17", "100", "2147483647")),
          Map.entry(
              SimpleType.BIGINT,
              List.of(
                  "BIGINT '0'",
                  "BIGINT '1'",
                  "BIGINT '2'",
                  "BIGINT '-7'",
                  "BIGINT '64'",
                  "9223372036854775807",
                  "BIGINT '1795280400'")),
          Map.entry(SimpleType.REAL, List.of("REAL '0.1'", "REAL '-2.5'", "REAL '16777217'")),
          Map.entry(
              SimpleType.DOUBLE,
              List.of(
                  "0e0", "1e0", "-2.5e0", "0.1e0", "3.5e0", "1e20", "1.5e-7", "123456789.125e0",
                  "nan()", "infinity()")),
          Map.entry(
              SimpleType.DATE,
              List.of("DATE '2026-11-21'", "DATE '1969-12-31'", "DATE '2024-02-29'")),
          Map.entry(SimpleType.VARBINARY, List.of("X''", "X'00ff10'", "to_utf8('weir é')")),
          Map.entry(
              SimpleType.JSON,
              List.of(
                  "JSON '{\"a\": [1, 2.5, null], \"b\": \"x\"}'",
                  "JSON '[1, \"two\", true]'",
                  "JSON '\"text\"'",
                  "JSON '12'",
                  "JSON 'null'")),
          Map.entry(
              SimpleType.IPADDRESS,
              List.of("IPADDRESS '10.0.3.7'", "IPADDRESS '2001:db8::1'", "IPADDRESS '::'")),
          Map.entry(
              SimpleType.UUID, List.of("UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59'")),
          Map.entry(
              SimpleType.INTERVAL_DAY_SECOND,
              List.of("INTERVAL '3' DAY", "INTERVAL '-90' MINUTE", "INTERVAL '1' SECOND")),
          Map.entry(
              SimpleType.INTERVAL_YEAR_MONTH, List.of("INTERVAL '14' MONTH", "INTERVAL '2' YEAR")),
          Map.entry(SimpleType.UNKNOWN, List.of("NULL")));

  private static final List<String> TEXTS =
      List.of(
          "''", "'a'", "'Flow log'", "'10.0.3.7'", "' x '", "'12'", "'-3.5'", "'a,b,,c'",
          "'Grüße 😀'", "'2026-11-21'", "'2026-11-21T10:00:00Z'", "'{\"a\": 1}'", "'%d'", "'10.0.0.0/8'",
          "'https://user@example.com:8443/p/q?k=v&l=#top'", "'day'", "'month'", "'k1=v1&k2=v2'");

  private static final List<String> TIMES =
      List.of(
          "TIMESTAMP '2026-11-21 18:30:15.123'",
          "TIMESTAMP '1969-12-31 23:59:59.999'",
          "TIMESTAMP '2024-02-29 00:00:00.000'",
          "TIMESTAMP '2001-03-31 08:05:09.010'");

  private static final List<String> ZONED =
      List.of(
          "TIMESTAMP '2026-11-21 18:30:15.123 UTC'",
          "TIMESTAMP '2026-03-29 03:30:00.000 Europe/Berlin'",
          "TIMESTAMP '2001-08-22 03:04:05.321 America/Los_Angeles'",
          "TIMESTAMP '2026-11-21 18:30:15.000 +05:30'");

  private final Random random;

  RandomLiteral(Random random) {
    this.random = random;
  }

  /// A value of the type; sometimes NULL.
  String of(SqlType type) {
    return random.nextInt(12) == 0
        ? "CAST(NULL AS " + castText(type) + ")"
        : value(type);
  }

  static String castText(SqlType type) {
    return type == SimpleType.UNKNOWN ? "varchar" : type.text();
  }

  private String value(SqlType type) {
    return switch (type) {
      case SimpleType simple -> any(SIMPLE.getOrDefault(simple, List.of("NULL")));
      case SqlType.Decimal decimal -> decimal(decimal);
      case SqlType.Varchar(OptionalInt length) ->
          length.isEmpty() ? any(TEXTS) : "CAST(" + any(TEXTS) + " AS " + type.text() + ")";
      case SqlType.Char _ -> "CAST(" + any(TEXTS) + " AS " + type.text() + ")";
      case SqlType.Time _ -> any(List.of("TIME '01:02:03.456'", "TIME '23:59:59.000'"));
      case SqlType.Timestamp _ -> any(TIMES);
      case SqlType.TimestampWithZone _ -> any(ZONED);
      case SqlType.Array(SqlType element) -> array(element);
      case SqlType.MapType(SqlType key, SqlType value) -> map(key, value);
      case SqlType.Row row ->
          "CAST(ROW("
              + String.join(", ", row.fields().stream().map(field -> of(field.type())).toList())
              + ") AS "
              + row.text()
              + ")";
    };
  }

  private String decimal(SqlType.Decimal type) {
    String digits = any(List.of("0", "1", "-2", "12.34", "-0.05", "99.995", "1000.5"));
    return "CAST(" + digits + " AS " + type.text() + ")";
  }

  private String array(SqlType element) {
    List<String> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(of(element));
    }
    return values.isEmpty()
        ? "CAST(ARRAY[] AS array(" + castText(element) + "))"
        : "ARRAY[" + String.join(", ", values) + "]";
  }

  private String map(SqlType key, SqlType value) {
    return "MAP(ARRAY[" + value(key) + "], ARRAY[" + of(value) + "])";
  }

  <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
