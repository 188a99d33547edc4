package weir.query.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import weir.query.engine.OutputFormat;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlText;
import weir.query.sql.SqlType;

/// SQL that puts a value into the form in which an [OutputFormat] stores it.
final class StoredColumn {
  private static final int FIRST_SEPARATOR = 2;

  /// Types that Hive has under another name.
  private static final Set<SimpleType> RENAMED =
      Set.of(SimpleType.INTEGER, SimpleType.REAL, SimpleType.VARBINARY);

  private StoredColumn() {}

  /// @throws SqlFault for a type that Hive's tables do not have
  static void check(SqlType type) {
    switch (type) {
      case SqlType.TimestampWithZone _, SqlType.Time _ -> throw unsupported(type);
      case SimpleType simple -> {
        if (!simple.text().equals(simple.hiveText()) && !RENAMED.contains(simple)) {
          throw unsupported(type);
        }
      }
      case SqlType.Array(SqlType element) -> check(element);
      case SqlType.MapType(SqlType key, SqlType value) -> {
        check(key);
        check(value);
      }
      case SqlType.Row row -> row.fields().forEach(field -> check(field.type()));
      case SqlType.Decimal _, SqlType.Varchar _, SqlType.Char _, SqlType.Timestamp _ -> {}
    }
  }

  private static SqlFault unsupported(SqlType type) {
    return new SqlFault("NOT_SUPPORTED", 0, 0, "Unsupported Hive type: " + type.text());
  }

  static String sql(OutputFormat format, SqlOutput column) {
    String name = SqlText.name(column.name());
    return switch (format) {
      case OutputFormat.Parquet _ -> name;
      case OutputFormat.Text _ -> text(column.type(), name, 0);
      case OutputFormat.Json _ -> json(column.type(), name);
    };
  }

  private static String json(SqlType type, String value) {
    return switch (type) {
      case SimpleType.VARBINARY -> "to_base64(" + value + ")";
      case SqlType.Timestamp _ -> time(value);
      default -> value;
    };
  }

  private static String time(String value) {
    return "strftime(" + value + ", '%Y-%m-%d %H:%M:%S.%g')";
  }

  /// As LazySimpleSerDe reads it: see [CellCast#delimited].
  private static String text(SqlType type, String value, int level) {
    String element = "e" + level;
    return switch (type) {
      case SimpleType.VARBINARY -> "to_base64(" + value + ")";
      case SqlType.Timestamp _ -> time(value);
      case SqlType.Array(SqlType inner) ->
          joined(
              "list_transform("
                  + value
                  + ", lambda "
                  + element
                  + ": "
                  + inside(inner, element, level + 1)
                  + ")",
              level);
      case SqlType.MapType(SqlType key, SqlType inner) ->
          joined(
              "list_transform(map_entries("
                  + value
                  + "), lambda "
                  + element
                  + ": "
                  + inside(key, element + ".key", level + 2)
                  + " || "
                  + separator(level + 1)
                  + " || "
                  + inside(inner, element + ".value", level + 2)
                  + ")",
              level);
      case SqlType.Row row -> {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < row.fields().size(); i++) {
          fields.add(
              inside(
                  row.fields().get(i).type(),
                  "(" + value + ")." + SqlText.name(row.physicalNames().get(i)),
                  level + 1));
        }
        yield "CASE WHEN "
            + value
            + " IS NULL THEN NULL ELSE "
            + joined("[" + String.join(", ", fields) + "]", level)
            + " END";
      }
      default -> "CAST(" + value + " AS VARCHAR)";
    };
  }

  private static String inside(SqlType type, String value, int level) {
    return "coalesce(" + text(type, value, level) + ", '\\N')";
  }

  private static String joined(String list, int level) {
    return "array_to_string(" + list + ", " + separator(level) + ")";
  }

  private static String separator(int level) {
    return "chr(" + (FIRST_SEPARATOR + level) + ")";
  }
}
