package weir.query.insights;

import static weir.query.insights.InsightsFunction.scalar;

import java.util.List;
import weir.query.insights.InsightsFunction.Example;

/// Functions of times.
final class TimeFunctions {
  static final FunctionGroup GROUP =
      new FunctionGroup(
          "Times",
          List.of(
              scalar(
                  "bin",
                  "PERIOD",
                  "When the period began that `@timestamp` lies in. Greater counts than 1000 ms, 60"
                      + " s, 60 m and 24 h are taken as these, as AWS does.",
                  new Example("bin(1h)", "2026-01-02 03:00:00.000"),
                  a -> floor(a.eventTime(), a.period(0))),
              scalar(
                  "datefloor",
                  "VALUE PERIOD",
                  "When the period began that a time lies in.",
                  new Example("datefloor(@timestamp, 5m)", "2026-01-02 03:00:00.000"),
                  a -> floor(a.value(0), a.period(1))),
              scalar(
                  "dateceil",
                  "VALUE PERIOD",
                  "When the period ends that a time lies in; the time itself when it begins one.",
                  new Example("dateceil(@timestamp, 5m)", "2026-01-02 03:05:00.000"),
                  a -> ceil(a.value(0), a.period(1))),
              scalar(
                  "fromMillis",
                  "VALUE",
                  "The time that is so many milliseconds behind the beginning of 1970.",
                  new Example("fromMillis(1767323045678)", "2026-01-02 03:04:05.678"),
                  a -> Value.time(millis(a.value(0)))),
              scalar(
                  "toMillis",
                  "VALUE",
                  "The milliseconds of a time behind the beginning of 1970.",
                  new Example("toMillis(@timestamp)", "1767323045678"),
                  a -> Value.integer(millis(a.value(0)))),
              scalar(
                  "now",
                  "",
                  "When the query was asked, in seconds behind the beginning of 1970.",
                  new Example("now()", "1767326400"),
                  a -> Literals.number(Long.toString(a.times().now().getEpochSecond()))),
              scalar(
                  "queryStartTime",
                  "",
                  "When the range of the query begins, in milliseconds behind the beginning of"
                      + " 1970.",
                  new Example("queryStartTime()", "1767322800000"),
                  a -> Literals.number(Long.toString(a.times().fromMillis()))),
              scalar(
                  "queryEndTime",
                  "",
                  "When the range of the query ends, in milliseconds behind the beginning of 1970.",
                  new Example("queryEndTime()", "1767326399999"),
                  a -> Literals.number(Long.toString(a.times().toMillis()))),
              scalar(
                  "queryTimeRange",
                  "",
                  "The length of the query's range in milliseconds.",
                  new Example("queryTimeRange()", "3599999"),
                  a ->
                      Literals.number(
                          Long.toString(a.times().toMillis() - a.times().fromMillis()))),
              scalar(
                  "formatDate strftime",
                  "VALUE TEXT ? ZONE",
                  "A time as text, by a pattern with the letters of strftime. In UTC when no zone"
                      + " is said.",
                  new Example(
                      "formatDate(@timestamp, \"%d.%m.%Y %H:%M\", \"Asia/Tokyo\")",
                      "02.01.2026 12:04"),
                  a ->
                      Value.ofText(DatePattern.format(millis(a.value(0)), a.constant(1), zone(a)))),
              scalar(
                  "parseDate",
                  "VALUE TEXT ? ZONE",
                  "The time that a text spells, by a pattern with the letters of Java's"
                      + " DateTimeFormatter, in milliseconds behind the beginning of 1970. In UTC"
                      + " when no zone is said.",
                  new Example(
                      "parseDate(\"02/01/2026 12:04\", \"dd/MM/yyyy HH:mm\", \"Asia/Tokyo\")",
                      "1767323040000"),
                  a -> Value.integer(DatePattern.parse(a.text(0), a.constant(1), zone(a))))));

  private TimeFunctions() {}

  private static String zone(Arguments a) {
    return a.count() > 2 ? a.constant(2) : "UTC";
  }

  private static String millis(Value value) {
    return value.kind() == Kind.TIME || value.kind() == Kind.INTEGER
        ? value.sql()
        : "TRY_CAST(" + value.asNumber() + " AS bigint)";
  }

  private static Value floor(Value time, Period period) {
    String millis = millis(time);
    return Value.time(
        period.unit().months() > 0
            ? Sql.millis(monthBoundary(millis, period, ""))
            : "(" + millis + " - " + behind(millis, period) + ")");
  }

  private static Value ceil(Value time, Period period) {
    String millis = millis(time);
    if (period.unit().months() == 0) {
      return Value.time(
          "("
              + millis
              + " + mod("
              + length(period)
              + " - "
              + behind(millis, period)
              + ", "
              + length(period)
              + "))");
    }
    String floor = floor(time, period).sql();
    String next = Sql.millis(monthBoundary(millis, period, " + 1"));
    return Value.time(
        "(CASE WHEN " + floor + " = " + millis + " THEN " + millis + " ELSE " + next + " END)");
  }

  private static String length(Period period) {
    return "BIGINT '" + Math.multiplyExact(period.effectiveCount(), period.unit().millis()) + "'";
  }

  /// Weeks begin on Mondays, and 1970 began on a Thursday.
  private static String behind(String millis, Period period) {
    String since = period.unit() == Period.Unit.WEEK ? "(" + millis + " - 345600000)" : millis;
    return "mod(mod("
        + since
        + ", "
        + length(period)
        + ") + "
        + length(period)
        + ", "
        + length(period)
        + ")";
  }

  private static String monthBoundary(String millis, Period period, String plus) {
    long months = Math.multiplyExact(period.effectiveCount(), period.unit().months());
    String start = "TIMESTAMP '1970-01-01 00:00:00.000'";
    return "date_add('month', "
        + months
        + " * (date_diff('month', "
        + start
        + ", "
        + Sql.timestamp(millis)
        + ") / "
        + months
        + plus
        + "), "
        + start
        + ")";
  }
}
