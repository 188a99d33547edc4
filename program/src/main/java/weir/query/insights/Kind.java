package weir.query.insights;

/// What is known of a value before the query runs, and so which SQL it takes to compare, add and
/// show it.
public enum Kind {
  /// A whole number: `bigint` or `integer`.
  INTEGER,
  /// A `double`.
  NUMBER,
  /// A `varchar` that is a text and nothing else, such as an address.
  TEXT,
  /// A `varchar` of which each row decides whether it is a number: what was found in JSON or
  /// parsed.
  DYNAMIC,
  /// A `boolean`, shown as 1 and 0.
  TRUTH,
  /// A `bigint` of Unix milliseconds, shown as a date and a time.
  TIME,
  /// A `varchar` with the JSON text of a list or a map.
  JSON;

  /// What a column of it is of in SQL.
  String sqlType() {
    return switch (this) {
      case INTEGER, TIME -> "bigint";
      case NUMBER -> "double";
      case TEXT, DYNAMIC, JSON -> "varchar";
      case TRUTH -> "boolean";
    };
  }

  boolean isNumber() {
    return switch (this) {
      case INTEGER, NUMBER, TIME, TRUTH -> true;
      case TEXT, DYNAMIC, JSON -> false;
    };
  }
}
