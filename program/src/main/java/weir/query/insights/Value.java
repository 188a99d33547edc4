package weir.query.insights;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// An expression as SQL. SQL's NULL is what the language calls missing.
///
/// @param literal what was written in the query, when it is a constant
record Value(String sql, Kind kind, @Nullable String literal) {
  static final Value MISSING = new Value("CAST(NULL AS varchar)", Kind.DYNAMIC, null);

  private static final Pattern NUMBER =
      Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /// A comparison names its values several times, so one inside of another inside of another would
  /// outgrow every memory.
  private static final int LONGEST = 1 << 20;

  Value {
    if (sql.length() > LONGEST) {
      throw new Fault.Invalid(
          "an expression of the query is nested so deeply that it becomes longer than "
              + LONGEST
              + " characters of SQL; give parts of it names with fields");
    }
  }

  Value(String sql, Kind kind) {
    this(sql, kind, null);
  }

  static Value integer(String sql) {
    return new Value(sql, Kind.INTEGER);
  }

  static Value number(String sql) {
    return new Value(sql, Kind.NUMBER);
  }

  static Value ofText(String sql) {
    return new Value(sql, Kind.TEXT);
  }

  static Value dynamic(String sql) {
    return new Value(sql, Kind.DYNAMIC);
  }

  static Value truth(String sql) {
    return new Value(sql, Kind.TRUTH);
  }

  static Value time(String sql) {
    return new Value(sql, Kind.TIME);
  }

  static Value json(String sql) {
    return new Value(sql, Kind.JSON);
  }

  /// Whether it is a constant that looks like a number.
  boolean looksNumeric() {
    return literal != null && NUMBER.matcher(literal).matches();
  }

  /// As a `double`; missing when it is no number.
  String asNumber() {
    return switch (kind) {
      case NUMBER -> sql;
      case INTEGER, TIME -> "CAST(" + sql + " AS double)";
      case TRUTH -> "(CASE WHEN " + sql + " THEN 1E0 WHEN NOT (" + sql + ") THEN 0E0 END)";
      case TEXT, DYNAMIC, JSON -> "TRY_CAST(" + sql + " AS double)";
    };
  }

  /// As milliseconds since 1970; missing when it is no such number.
  Value asTime() {
    return switch (kind) {
      case TIME, INTEGER -> time(sql);
      case NUMBER, TRUTH, TEXT, DYNAMIC, JSON -> time("TRY_CAST(" + asText() + " AS bigint)");
    };
  }

  /// As a `varchar`, as it is shown.
  String asText() {
    return switch (kind) {
      case TEXT, DYNAMIC, JSON -> sql;
      case INTEGER -> "CAST(" + sql + " AS varchar)";
      // As JSON, whose numbers have an exponent only when they are very large or small.
      case NUMBER ->
          literal != null
              ? Sql.text(literal)
              : "(CASE WHEN "
                  + sql
                  + " = floor("
                  + sql
                  + ") AND abs("
                  + sql
                  + ") < 1E15 THEN CAST(CAST("
                  + sql
                  + " AS bigint) AS varchar) ELSE json_format(CAST("
                  + sql
                  + " AS json)) END)";
      case TRUTH -> "(CASE WHEN " + sql + " THEN '1' WHEN NOT (" + sql + ") THEN '0' END)";
      case TIME -> "substr(date_format(" + Sql.timestamp(sql) + ", '%Y-%m-%d %H:%i:%s.%f'), 1, 23)";
    };
  }

  /// As a `boolean`: what `filter` makes of it.
  String asCondition() {
    return switch (kind) {
      case TRUTH -> sql;
      case INTEGER, NUMBER, TIME -> "(" + sql + " <> 0)";
      case TEXT, DYNAMIC, JSON -> "(" + sql + " IN ('1', 'true'))";
    };
  }
}
