package weir.query.sql;

import java.util.List;

/// Functions over dates and times.
final class DateFunctions {
  private DateFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.scalar(
            "year(timestamp(p)) -> bigint",
            "CAST(year($1) AS BIGINT)",
            "The year.",
            "year(DATE '2026-11-21')",
            "2026"),
        SqlFunction.also(
            "year(timestamp(p) with time zone) -> bigint", "CAST(year($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "quarter(timestamp(p)) -> bigint",
            "CAST(quarter($1) AS BIGINT)",
            "The quarter of the year, 1 to 4.",
            "quarter(DATE '2026-11-21')",
            "4"),
        SqlFunction.also(
            "quarter(timestamp(p) with time zone) -> bigint", "CAST(quarter($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "month(timestamp(p)) -> bigint",
            "CAST(month($1) AS BIGINT)",
            "The month, 1 to 12.",
            "month(DATE '2026-11-21')",
            "11"),
        SqlFunction.also(
            "month(timestamp(p) with time zone) -> bigint", "CAST(month($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "week(timestamp(p)) -> bigint",
            "CAST(week($1) AS BIGINT)",
            "The ISO week of the year, 1 to 53.",
            "week(DATE '2026-11-21')",
            "47"),
        SqlFunction.also(
            "week(timestamp(p) with time zone) -> bigint", "CAST(week($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "week_of_year(timestamp(p)) -> bigint",
            "CAST(week($1) AS BIGINT)",
            "The ISO week of the year, 1 to 53.",
            "week_of_year(DATE '2026-01-01')",
            "1"),
        SqlFunction.also(
            "week_of_year(timestamp(p) with time zone) -> bigint", "CAST(week($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "year_of_week(timestamp(p)) -> bigint",
            "CAST(isoyear($1) AS BIGINT)",
            "The year of the ISO week.",
            "year_of_week(DATE '2027-01-01')",
            "2026"),
        SqlFunction.also(
            "year_of_week(timestamp(p) with time zone) -> bigint", "CAST(isoyear($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "yow(timestamp(p)) -> bigint",
            "CAST(isoyear($1) AS BIGINT)",
            "The year of the ISO week.",
            "yow(DATE '2026-11-21')",
            "2026"),
        SqlFunction.also(
            "yow(timestamp(p) with time zone) -> bigint", "CAST(isoyear($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "day(timestamp(p)) -> bigint",
            "CAST(day($1) AS BIGINT)",
            "The day of the month.",
            "day(DATE '2026-11-21')",
            "21"),
        SqlFunction.also("day(timestamp(p) with time zone) -> bigint", "CAST(day($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "day_of_month(timestamp(p)) -> bigint",
            "CAST(day($1) AS BIGINT)",
            "The day of the month.",
            "day_of_month(DATE '2026-11-21')",
            "21"),
        SqlFunction.also(
            "day_of_month(timestamp(p) with time zone) -> bigint", "CAST(day($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "day_of_week(timestamp(p)) -> bigint",
            "CAST(isodow($1) AS BIGINT)",
            "The day of the week, 1 for Monday to 7 for Sunday.",
            "day_of_week(DATE '2026-11-21')",
            "6"),
        SqlFunction.also(
            "day_of_week(timestamp(p) with time zone) -> bigint", "CAST(isodow($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "dow(timestamp(p)) -> bigint",
            "CAST(isodow($1) AS BIGINT)",
            "The day of the week, 1 for Monday to 7 for Sunday.",
            "dow(DATE '2026-11-22')",
            "7"),
        SqlFunction.also(
            "dow(timestamp(p) with time zone) -> bigint", "CAST(isodow($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "day_of_year(timestamp(p)) -> bigint",
            "CAST(dayofyear($1) AS BIGINT)",
            "The day of the year, from 1.",
            "day_of_year(DATE '2026-02-01')",
            "32"),
        SqlFunction.also(
            "day_of_year(timestamp(p) with time zone) -> bigint", "CAST(dayofyear($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "doy(timestamp(p)) -> bigint",
            "CAST(dayofyear($1) AS BIGINT)",
            "The day of the year, from 1.",
            "doy(DATE '2026-01-02')",
            "2"),
        SqlFunction.also(
            "doy(timestamp(p) with time zone) -> bigint", "CAST(dayofyear($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "hour(timestamp(p)) -> bigint",
            "CAST(hour($1) AS BIGINT)",
            "The hour, 0 to 23.",
            "hour(TIMESTAMP '2026-11-21 17:05:09')",
            "17"),
        SqlFunction.also(
            "hour(timestamp(p) with time zone) -> bigint", "CAST(hour($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "minute(timestamp(p)) -> bigint",
            "CAST(minute($1) AS BIGINT)",
            "The minute, 0 to 59.",
            "minute(TIMESTAMP '2026-11-21 17:05:09')",
            "5"),
        SqlFunction.also(
            "minute(timestamp(p) with time zone) -> bigint", "CAST(minute($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "second(timestamp(p)) -> bigint",
            "CAST(second($1) AS BIGINT)",
            "The second, 0 to 59.",
            "second(TIMESTAMP '2026-11-21 17:05:09')",
            "9"),
        SqlFunction.also(
            "second(timestamp(p) with time zone) -> bigint", "CAST(second($l1) AS BIGINT)"),
        SqlFunction.scalar(
            "millisecond(timestamp(p)) -> bigint",
            "CAST(millisecond($1) % 1000 AS BIGINT)",
            "The milliseconds of the second.",
            "millisecond(TIMESTAMP '2026-11-21 17:05:09.123')",
            "123"),
        SqlFunction.also(
            "millisecond(timestamp(p) with time zone) -> bigint",
            "CAST(millisecond($l1) % 1000 AS BIGINT)"),
        SqlFunction.also("hour(time(p)) -> bigint", "CAST(hour($1) AS BIGINT)"),
        SqlFunction.also("hour(interval day to second) -> bigint", "(($1) // 3600000 % 24)"),
        SqlFunction.also("minute(time(p)) -> bigint", "CAST(minute($1) AS BIGINT)"),
        SqlFunction.also("minute(interval day to second) -> bigint", "(($1) // 60000 % 60)"),
        SqlFunction.also("second(time(p)) -> bigint", "CAST(second($1) AS BIGINT)"),
        SqlFunction.also("second(interval day to second) -> bigint", "(($1) // 1000 % 60)"),
        SqlFunction.also("day(interval day to second) -> bigint", "(($1) // 86400000)"),
        SqlFunction.also("year(interval year to month) -> bigint", "(($1) // 12)"),
        SqlFunction.also("month(interval year to month) -> bigint", "(($1) % 12)"),
        SqlFunction.scalar(
            "timezone_hour(timestamp(p) with time zone) -> bigint",
            "(trino_minutes_east($i1, $z1) // 60)",
            "The whole hours by which the zone is east of UTC.",
            "timezone_hour(TIMESTAMP '2026-11-21 00:00:00 +05:30')",
            "5"),
        SqlFunction.scalar(
            "timezone_minute(timestamp(p) with time zone) -> bigint",
            "(trino_minutes_east($i1, $z1) % 60)",
            "The minutes beyond the whole hours of the zone’s offset.",
            "timezone_minute(TIMESTAMP '2026-11-21 00:00:00 +05:30')",
            "30"),
        SqlFunction.scalar(
            "last_day_of_month(timestamp(p)) -> date",
            "last_day($1)",
            "The last day of the month.",
            "last_day_of_month(DATE '2028-02-03')",
            "2028-02-29"),
        SqlFunction.also("last_day_of_month(timestamp(p) with time zone) -> date", "last_day($l1)"),
        SqlFunction.scalar(
            "date(varchar) -> date",
            "trino_date_of_text($1)",
            "The date: the same as `CAST(x AS DATE)`.",
            "date('2026-11-21')",
            "2026-11-21"),
        SqlFunction.also("date(timestamp(p)) -> date", "CAST($1 AS DATE)"),
        SqlFunction.also("date(timestamp(p) with time zone) -> date", "CAST($l1 AS DATE)"),
        SqlFunction.scalar(
            "from_unixtime(double) -> timestamp(3) with time zone",
            "make_timestamp(CAST(round($1 * 1000) AS BIGINT) * 1000) ;; 'UTC'",
            "The instant that many seconds after 1970, in UTC.",
            "from_unixtime(1795280400)",
            "2026-11-21 17:00:00.000 UTC"),
        SqlFunction.also(
            "from_unixtime(bigint) -> timestamp(3) with time zone",
            "make_timestamp($1 * 1000000) ;; 'UTC'"),
        SqlFunction.written(
            "from_unixtime(double, varchar) -> timestamp(3) with time zone",
            Zones::ofSeconds,
            "The instant that many seconds after 1970, in a zone.",
            "from_unixtime(1795280400, 'America/New_York')",
            "2026-11-21 12:00:00.000 America/New_York"),
        SqlFunction.scalar(
            "from_unixtime(double, bigint, bigint) -> timestamp(3) with time zone",
            "make_timestamp(CAST(round($1 * 1000) AS BIGINT) * 1000) ;; trino_offset_text($2 * 60 +"
                + " $3, ':')",
            "The instant that many seconds after 1970, in a zone so many hours and minutes east of"
                + " UTC.",
            "from_unixtime(1795280400, 5, 30)",
            "2026-11-21 22:30:00.000 +05:30"),
        SqlFunction.scalar(
            "from_unixtime_nanos(bigint) -> timestamp(6) with time zone",
            "make_timestamp(CAST(floor($1 / 1000.0) AS BIGINT)) ;; 'UTC'",
            "The instant that many nanoseconds after 1970. Weir keeps microseconds.",
            "from_unixtime_nanos(1795280400123456000)",
            "2026-11-21 17:00:00.123456 UTC"),
        SqlFunction.scalar(
            "to_unixtime(timestamp(p)) -> double",
            "(epoch_us($1) / CAST(1000000 AS DOUBLE))",
            "Seconds since 1970.",
            "to_unixtime(TIMESTAMP '2026-11-21 17:00:00.500')",
            "1795280400.5"),
        SqlFunction.also(
            "to_unixtime(timestamp(p) with time zone) -> double",
            "(epoch_us($i1) / CAST(1000000 AS DOUBLE))"),
        SqlFunction.scalar(
            "to_milliseconds(interval day to second) -> bigint",
            "$1",
            "The milliseconds of an interval.",
            "to_milliseconds(INTERVAL '2' SECOND)",
            "2000"),
        SqlFunction.written(
            "at_timezone(timestamp(p) with time zone, varchar) -> timestamp(p) with time zone",
            Zones::at,
            "The same instant, printed in another zone: the same as `AT TIME ZONE`.",
            "at_timezone(TIMESTAMP '2026-11-21 17:00:00 UTC', 'Asia/Tokyo')",
            "2026-11-22 02:00:00 Asia/Tokyo"),
        SqlFunction.written(
            "with_timezone(timestamp(p), varchar) -> timestamp(p) with time zone",
            Zones::with,
            "The instant at which a clock in the zone shows the time.",
            "with_timezone(TIMESTAMP '2026-11-21 17:00:00', 'Asia/Tokyo')",
            "2026-11-21 17:00:00 Asia/Tokyo"),
        SqlFunction.written("date_trunc(varchar, date) -> date", DateUnits::truncated, "", "", ""),
        SqlFunction.written(
            "date_trunc(varchar, timestamp(p)) -> timestamp(p)",
            DateUnits::truncated,
            "The beginning of the unit: `second`, `minute`, `hour`, `day`, `week`, `month`,"
                + " `quarter` or `year`.",
            "date_trunc('hour', TIMESTAMP '2026-11-21 17:05:09')",
            "2026-11-21 17:00:00"),
        SqlFunction.written(
            "date_trunc(varchar, timestamp(p) with time zone) -> timestamp(p) with time zone",
            DateUnits::truncated,
            "",
            "",
            ""),
        SqlFunction.scalar(
            "current_timezone() -> varchar",
            "'UTC'",
            "The zone of timestamps that name none.",
            "current_timezone()",
            "UTC"),
        SqlFunction.scalar(
            "parse_duration(varchar) -> interval day to second",
            "trino_duration($1)",
            "The interval that a text such as `90s` or `1.5h` names.",
            "parse_duration('1.5h')",
            "0 01:30:00.000"),
        SqlFunction.scalar(
            "timezone(timestamp(p) with time zone) -> varchar",
            "$z1",
            "The name of the zone.",
            "timezone(from_iso8601_timestamp('2026-11-21T17:05:09Z'))",
            "UTC"),
        SqlFunction.scalar(
            "human_readable_seconds(double) -> varchar",
            "trino_human_seconds(trino_whole_seconds($1))",
            "Seconds in words.",
            "human_readable_seconds(93784)",
            "1 day, 2 hours, 3 minutes, 4 seconds"),
        SqlFunction.written("date_add(varchar, bigint, date) -> date", DateUnits::add, "", "", ""),
        SqlFunction.written(
            "date_add(varchar, bigint, timestamp(p)) -> timestamp(p)",
            DateUnits::add,
            "The time so many units later.",
            "date_add('day', 7, TIMESTAMP '2026-11-21 17:00:00')",
            "2026-11-28 17:00:00"),
        SqlFunction.written(
            "date_add(varchar, bigint, timestamp(p) with time zone) -> timestamp(p) with time zone",
            DateUnits::add,
            "",
            "",
            ""),
        SqlFunction.written(
            "date_diff(varchar, date, date) -> bigint", DateUnits::difference, "", "", ""),
        SqlFunction.written(
            "date_diff(varchar, timestamp(p), timestamp(p)) -> bigint",
            DateUnits::difference,
            "The whole units from the first time to the second.",
            "date_diff('hour', TIMESTAMP '2026-11-21 17:59:00', TIMESTAMP '2026-11-21 20:00:00')",
            "2"),
        SqlFunction.written(
            "date_diff(varchar, timestamp(p) with time zone, timestamp(p) with time zone) ->"
                + " bigint",
            DateUnits::difference,
            "",
            "",
            ""));
  }
}
