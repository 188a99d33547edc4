package weir.query.sql;

import java.util.List;

/// Functions that convert or tell of types.
final class ConversionFunctions {
  private ConversionFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.written(
            "typeof(T) -> varchar",
            Conversions::typeOf,
            "The name of a value’s type.",
            "typeof(1.5)",
            "decimal(2,1)"),
        SqlFunction.scalar(
            "format_number(double) -> varchar",
            "CASE WHEN $1 IS NOT NULL THEN trino_format_number(greatest(least($1,"
                + " 9223372036854775807), -9223372036854775807)) END",
            "A number with a unit letter.",
            "format_number(123456)",
            "123K"),
        SqlFunction.scalar(
            "parse_data_size(varchar) -> decimal(38,0)",
            "trino_data_size($1)",
            "The bytes of a size such as 2kB.",
            "parse_data_size('2kB')",
            "2048"),
        SqlFunction.scalar(
            "uuid() -> uuid",
            "gen_random_uuid()",
            "A random identifier.",
            "length(CAST(uuid() AS varchar))",
            "36"),
        SqlFunction.written(
            "version() -> varchar", Conversions::version, "The engine.", "version()", "Weir"));
  }
}
