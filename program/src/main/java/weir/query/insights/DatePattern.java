package weir.query.insights;

import java.util.Map;

/// Patterns of dates in the letters of others, as Trino takes them.
final class DatePattern {
  /// Trino follows MySQL, where these letters differ from C's.
  private static final Map<Character, String> C_TO_MYSQL =
      Map.of(
          'M',
          "%i",
          'S',
          "%s",
          'B',
          "%M",
          'F',
          "%Y-%m-%d",
          'T',
          "%H:%i:%s",
          'R',
          "%H:%i",
          'I',
          "%h",
          'A',
          "%W",
          'D',
          "%m/%d/%y");

  private DatePattern() {}

  /// A time as text, as a clock in a zone shows it.
  static String format(String millis, String pattern, String zone) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%' && i + 1 < pattern.length()) {
        char letter = pattern.charAt(++i);
        letters.append(C_TO_MYSQL.getOrDefault(letter, "%" + letter));
      } else {
        letters.append(c);
      }
    }
    String time =
        zone.equals("UTC")
            ? Sql.timestamp(millis)
            : "at_timezone(from_unixtime(CAST("
                + millis
                + " AS double) / 1E3), "
                + Sql.text(zone)
                + ")";
    return "date_format(" + time + ", " + Sql.text(letters.toString()) + ")";
  }

  /// The milliseconds of the time that a text spells; nothing when it does not follow the pattern.
  static String parse(String text, String pattern, String zone) {
    String letters = pattern.replace('u', 'y');
    String time =
        "CAST(TRY(parse_datetime(" + text + ", " + Sql.text(letters) + ")) AS timestamp(3))";
    return zone.equals("UTC")
        ? Sql.millis(time)
        : Sql.millis(
            "CAST(at_timezone(with_timezone("
                + time
                + ", "
                + Sql.text(zone)
                + "), 'UTC') AS timestamp(3))");
  }
}
