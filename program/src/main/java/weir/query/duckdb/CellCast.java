package weir.query.duckdb;

import java.util.List;
import java.util.OptionalInt;
import weir.query.arrow.ArrowType;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlText;
import weir.query.sql.SqlType;

/// SQL that makes a typed value of the text in a cell. What is no value of the type becomes NULL,
/// as in Hive.
final class CellCast {
  private CellCast() {}

  /// The type in which a cell comes out of [LinesScan]: numbers are parsed there, the rest is text.
  static ArrowType scanned(SqlType type) {
    return switch (type) {
      case SimpleType.TINYINT -> ArrowType.INT8;
      case SimpleType.SMALLINT -> ArrowType.INT16;
      case SimpleType.INTEGER -> ArrowType.INT32;
      case SimpleType.BIGINT -> ArrowType.INT64;
      default -> ArrowType.TEXT;
    };
  }

  /// A single value.
  ///
  /// @param text SQL of the text
  static String scalar(SqlType type, String text) {
    return switch (type) {
      case SimpleType.BOOLEAN ->
          "CASE lower(" + text + ") WHEN 'true' THEN true WHEN 'false' THEN false END";
      case SimpleType.VARBINARY -> "TRY(from_base64(" + text + "))";
      case SqlType.Varchar(OptionalInt length) ->
          length.isPresent() ? "left(" + text + ", " + length.getAsInt() + ")" : text;
      case SqlType.Char(int length) -> "rtrim(left(" + text + ", " + length + "), ' ')";
      default -> "TRY_CAST(" + text + " AS " + type.duckDb() + ")";
    };
  }

  /// A value of LazySimpleSerDe, which may be nested: the elements of the first level stand between
  /// \002, keys and values between \003, and so on inwards.
  static String delimited(SqlType type, String text, List<Character> separators, String nullText) {
    return delimited(type, text, separators, nullText, 0);
  }

  private static String delimited(
      SqlType type, String text, List<Character> separators, String nullText, int level) {
    String element = "e" + level;
    return switch (type) {
      case SqlType.Array(SqlType inner) ->
          split(text, separators, level, element)
              + inside(inner, element, separators, nullText, level + 1)
              + ")";
      case SqlType.MapType(SqlType key, SqlType value) -> {
        String separator = separator(separators, level + 1);
        yield entries(
            level,
            split(text, separators, level, element)
                + "{'k': "
                + inside(
                    key,
                    "split_part(" + element + ", " + separator + ", 1)",
                    separators,
                    nullText,
                    level + 2)
                + ", 'v': "
                + inside(
                    value,
                    "nullif(split_part(" + element + ", " + separator + ", 2), '')",
                    separators,
                    nullText,
                    level + 2)
                + "})");
      }
      case SqlType.Row row -> {
        StringBuilder struct = new StringBuilder("CASE WHEN " + text + " IS NULL THEN NULL ELSE {");
        for (int i = 0; i < row.fields().size(); i++) {
          String part =
              "string_split(" + text + ", " + separator(separators, level) + ")[" + (i + 1) + "]";
          struct
              .append(i == 0 ? "" : ", ")
              .append(SqlText.name(row.physicalNames().get(i)))
              .append(": ")
              .append(inside(row.fields().get(i).type(), part, separators, nullText, level + 1));
        }
        yield struct.append("} END").toString();
      }
      default -> scalar(type, text);
    };
  }

  /// A map of a list of keys and values. Of a key that stands twice the first counts, as in Hive;
  /// one that is NULL does not.
  private static String entries(int level, String list) {
    return "map_from_entries(list_transform(["
        + list
        + "], lambda m%1$d: list_filter(m%1$d, lambda p%1$d, i%1$d: list_position(".formatted(level)
        + "list_transform(m%1$d, lambda q%1$d: q%1$d.k), p%1$d.k) = i%1$d".formatted(level)
        + " AND p%1$d.k IS NOT NULL))[1])".formatted(level);
  }

  private static String split(String text, List<Character> separators, int level, String element) {
    return "list_transform(CASE WHEN "
        + text
        + " = '' THEN [] ELSE string_split("
        + text
        + ", "
        + separator(separators, level)
        + ") END, lambda "
        + element
        + ": ";
  }

  private static String inside(
      SqlType type, String text, List<Character> separators, String nullText, int level) {
    return delimited(
        type, "nullif(" + text + ", " + SqlText.text(nullText) + ")", separators, nullText, level);
  }

  private static String separator(List<Character> separators, int level) {
    return "chr(" + (int) separators.get(Math.min(level, separators.size() - 1)) + ")";
  }

  /// A value of a JSON SerDe.
  static String json(SqlType type, String text) {
    return switch (type) {
      case SqlType.Array _, SqlType.MapType _, SqlType.Row _ ->
          "TRY_CAST(TRY_CAST(" + text + " AS JSON) AS " + type.duckDb() + ")";
      default -> scalar(type, text);
    };
  }

  /// A value of OpenCSVSerde, which keeps dates and times as numbers since 1970.
  static String csv(SqlType type, String text) {
    return switch (type) {
      case SimpleType.DATE ->
          "coalesce(DATE '1970-01-01' + TRY_CAST("
              + text
              + " AS INTEGER), TRY_CAST("
              + text
              + " AS DATE))";
      case SqlType.Timestamp _ ->
          "coalesce(epoch_ms(TRY_CAST("
              + text
              + " AS BIGINT)), TRY_CAST("
              + text
              + " AS TIMESTAMP))";
      default -> scalar(type, text);
    };
  }
}
