package weir.query.insights;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// How far back the time lies that a query compares its own with. Both are equally long.
///
/// @param period null for the time right before the query's own
record TimeShift(@Nullable Period period) {
  /// The time that lies back.
  QueryTimes of(QueryTimes times) {
    long length = times.toMillis() - times.fromMillis() + 1;
    long from = period == null ? times.fromMillis() - length : back(times.fromMillis(), period);
    return new QueryTimes(times.now(), from, from + length - 1);
  }

  private static long back(long millis, Period period) {
    long months = period.unit().months();
    return months == 0
        ? millis - period.count() * period.unit().millis()
        : Instant.ofEpochMilli(millis)
            .atOffset(ZoneOffset.UTC)
            .minusMonths(period.count() * months)
            .toInstant()
            .toEpochMilli();
  }
}
