package weir.query.insights;

/// Names, texts and times as Trino spells them.
final class Sql {
  private Sql() {}

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /// The time that is so many milliseconds behind the beginning of 1970.
  static String timestamp(String millis) {
    return "CAST(from_unixtime(CAST(" + millis + " AS double) / 1E3) AS timestamp(3))";
  }

  /// The milliseconds of a timestamp.
  static String millis(String timestamp) {
    return "date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', " + timestamp + ")";
  }
}
