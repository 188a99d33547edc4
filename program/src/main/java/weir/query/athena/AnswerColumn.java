package weir.query.athena;

import weir.query.sql.SimpleType;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlType;

/// A column of an answer, as `ColumnInfo` says it.
///
/// @param type its base name: `varchar`, `decimal`, `float` for real
public record AnswerColumn(
    String name, String type, int precision, int scale, boolean caseSensitive) {
  private static final int UNBOUNDED = Integer.MAX_VALUE;
  private static final int BYTES = 1 << 30;

  /// A column of what Hive's statements answer.
  public static AnswerColumn string(String name) {
    return new AnswerColumn(name, "string", 0, 0, false);
  }

  /// A column of text.
  ///
  /// @param length the longest text that it can have
  public static AnswerColumn varchar(String name, int length) {
    return new AnswerColumn(name, "varchar", length, 0, true);
  }

  /// What statements show that count the rows they wrote.
  static AnswerColumn rows() {
    return new AnswerColumn("rows", "bigint", 19, 0, false);
  }

  static AnswerColumn of(SqlOutput output) {
    String name = output.name();
    return switch (output.type()) {
      case SimpleType simple -> simple(name, simple);
      case SqlType.Decimal decimal ->
          new AnswerColumn(name, "decimal", decimal.precision(), decimal.scale(), false);
      case SqlType.Varchar varchar -> varchar(name, varchar.length().orElse(UNBOUNDED));
      case SqlType.Char fixed -> new AnswerColumn(name, "char", fixed.length(), 0, true);
      case SqlType.Time time -> new AnswerColumn(name, "time", time.precision(), 0, false);
      case SqlType.Timestamp timestamp ->
          new AnswerColumn(name, "timestamp", timestamp.precision(), 0, false);
      case SqlType.TimestampWithZone timestamp ->
          new AnswerColumn(name, "timestamp with time zone", timestamp.precision(), 0, false);
      case SqlType.Array array -> new AnswerColumn(name, "array", 0, 0, false);
      case SqlType.MapType map -> new AnswerColumn(name, "map", 0, 0, false);
      case SqlType.Row row -> new AnswerColumn(name, "row", 0, 0, false);
    };
  }

  private static AnswerColumn simple(String name, SimpleType type) {
    int precision =
        switch (type) {
          case TINYINT -> 3;
          case SMALLINT -> 5;
          case INTEGER -> 10;
          case BIGINT -> 19;
          case REAL, DOUBLE -> 17;
          case VARBINARY -> BYTES;
          case BOOLEAN,
              DATE,
              JSON,
              IPADDRESS,
              UUID,
              UNKNOWN,
              INTERVAL_DAY_SECOND,
              INTERVAL_YEAR_MONTH ->
              0;
        };
    String text = type == SimpleType.REAL ? "float" : type.text();
    return new AnswerColumn(name, text, precision, 0, false);
  }
}
