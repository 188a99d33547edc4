package weir.query.sql;

import java.util.List;

/// Dates and times to text and back.
final class DateTextFunctions {
  private DateTextFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.written(
            "date_format(timestamp(p), varchar) -> varchar",
            DatePatterns::mySqlFormat,
            "The time as text by a MySQL pattern.",
            "date_format(TIMESTAMP '2026-11-21 17:05:09', '%Y-%m-%d %H:%i')",
            "2026-11-21 17:05"),
        SqlFunction.written(
            "date_format(timestamp(p) with time zone, varchar) -> varchar",
            DatePatterns::mySqlFormat,
            "",
            "",
            ""),
        SqlFunction.written(
            "date_parse(varchar, varchar) -> timestamp(3)",
            DatePatterns::mySqlParse,
            "The time that a text shows by a MySQL pattern.",
            "date_parse('2026/11/21/17', '%Y/%m/%d/%H')",
            "2026-11-21 17:00:00.000"),
        SqlFunction.written(
            "format_datetime(timestamp(p) with time zone, varchar) -> varchar",
            DatePatterns::jodaFormat,
            "",
            "",
            ""),
        SqlFunction.written(
            "format_datetime(timestamp(p), varchar) -> varchar",
            DatePatterns::jodaFormatLocal,
            "The time as text by a Joda pattern.",
            "format_datetime(TIMESTAMP '2026-11-21 17:05:09', 'yyyy-MM-dd HH:mm')",
            "2026-11-21 17:05"),
        SqlFunction.written(
            "parse_datetime(varchar, varchar) -> timestamp(3) with time zone",
            DatePatterns::jodaParse,
            "The time that a text shows by a Joda pattern.",
            "parse_datetime('2026-11-21 17:05', 'yyyy-MM-dd HH:mm')",
            "2026-11-21 17:05:00.000 UTC"),
        SqlFunction.also("to_iso8601(date) -> varchar", "CAST($1 AS VARCHAR)"),
        SqlFunction.written(
            "to_iso8601(timestamp(p)) -> varchar",
            DatePatterns::iso,
            "The time as ISO 8601 writes it; with a zone if it has one.",
            "to_iso8601(from_unixtime(1795280400))",
            "2026-11-21T17:00:00.000Z"),
        SqlFunction.written(
            "to_iso8601(timestamp(p) with time zone) -> varchar", DatePatterns::iso, "", "", ""),
        SqlFunction.scalar(
            "from_iso8601_date(varchar) -> date",
            "trino_iso_date($1)",
            "The date that ISO 8601 text shows.",
            "from_iso8601_date('2026-11-21')",
            "2026-11-21"),
        SqlFunction.scalar(
            "from_iso8601_timestamp(varchar) -> timestamp(3) with time zone",
            "trino_iso_timestamp($1)",
            "The instant that ISO 8601 text shows.",
            "from_iso8601_timestamp('2026-11-21T17:05:09+05:30')",
            "2026-11-21 17:05:09.000 +05:30"));
  }
}
