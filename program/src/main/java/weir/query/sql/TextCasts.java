package weir.query.sql;

import java.util.Optional;

/// Values as text, as Trino's CAST prints them.
final class TextCasts {
  private TextCasts() {}

  static Optional<String> toVarchar(Term term, int depth) {
    String text = term.text();
    return switch (term.type()) {
      case SqlType.Varchar _ -> Optional.of(text);
      case SqlType.Char fixed -> Optional.of("rpad(" + text + ", " + fixed.length() + ", ' ')");
      case SimpleType.BOOLEAN,
          SimpleType.TINYINT,
          SimpleType.SMALLINT,
          SimpleType.INTEGER,
          SimpleType.BIGINT,
          SimpleType.DATE,
          SimpleType.UUID ->
          Optional.of("CAST(" + text + " AS VARCHAR)");
      case SqlType.Decimal decimal ->
          Optional.of(
              decimal.precision() == decimal.scale()
                  ? "replace(CAST(" + text + " AS VARCHAR), '.', '0.')"
                  : "CAST(" + text + " AS VARCHAR)");
      case SimpleType.REAL, SimpleType.DOUBLE -> Optional.of("trino_text_of_double(" + text + ")");
      case SimpleType.JSON -> Optional.of("trino_text_of_json(" + text + ")");
      case SimpleType.IPADDRESS -> Optional.of("trino_text_of_ip(" + text + ")");
      case SimpleType.INTERVAL_DAY_SECOND -> Optional.of("trino_text_of_days(" + text + ")");
      case SimpleType.INTERVAL_YEAR_MONTH -> Optional.of("trino_text_of_months(" + text + ")");
      case SqlType.Time time ->
          Optional.of(digits("CAST(" + text + " AS VARCHAR)", text, time.precision(), "%H:%M:%S"));
      case SqlType.Timestamp timestamp -> Optional.of(timestamp(text, timestamp.precision()));
      case SqlType.TimestampWithZone zoned ->
          Optional.of(
              "(" + timestamp(term.local(), zoned.precision()) + " || ' ' || " + term.zone() + ")");
      case SimpleType.VARBINARY, SimpleType.UNKNOWN -> Optional.empty();
      case SqlType.Array _, SqlType.MapType _, SqlType.Row _ -> Optional.empty();
    };
  }

  /// A date and time with so many digits after the second.
  static String timestamp(String text, int precision) {
    return switch (precision) {
      case 0 -> "strftime(" + text + ", '%Y-%m-%d %H:%M:%S')";
      case 3 -> "strftime(" + text + ", '%Y-%m-%d %H:%M:%S.%g')";
      case 6 -> "strftime(" + text + ", '%Y-%m-%d %H:%M:%S.%f')";
      default ->
          "rpad(left(strftime("
              + text
              + ", '%Y-%m-%d %H:%M:%S.%f'), "
              + (20 + precision)
              + "), "
              + (20 + precision)
              + ", '0')";
    };
  }

  private static String digits(String plain, String text, int precision, String pattern) {
    return precision == 0
        ? "left(" + plain + ", 8)"
        : "left(strftime(DATE '1970-01-01' + "
            + text
            + ", '"
            + pattern
            + ".%f'), "
            + (9 + precision)
            + ")";
  }
}
