package weir.query.insights;

/// Constants as SQL.
final class Literals {
  private Literals() {}

  /// @param digits with or without a sign, fraction and exponent
  static Value number(String digits) {
    boolean negative = digits.startsWith("-");
    String plain = negative ? digits.substring(1) : digits;
    boolean whole = plain.length() <= 18 && plain.chars().allMatch(c -> c >= '0' && c <= '9');
    String sql = whole ? "BIGINT '" + digits + "'" : "CAST(" + Sql.text(digits) + " AS double)";
    return new Value(sql, whole ? Kind.INTEGER : Kind.NUMBER, digits);
  }

  static Value text(String value) {
    return new Value(Sql.text(value), Kind.TEXT, value);
  }

  static Value truth(boolean value) {
    return new Value(value ? "true" : "false", Kind.TRUTH, Boolean.toString(value));
  }
}
