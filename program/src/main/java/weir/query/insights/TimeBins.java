package weir.query.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import weir.model.aws.Fault;

/// The bins of time that rows of `stats` are of.
///
/// @param name of the column
/// @param offsetMillis how much later the bins are than their events
/// @param key which of the keys of `stats` they are
record TimeBins(String name, Period period, long offsetMillis, int key) {
  private static final int MOST = 100_000;

  /// As long as Trino lets a sequence be, with something left over.
  private static final int RUN = 1000;

  /// A relation with a row for each bin of a range.
  ///
  /// @param column what its one column is called
  String sql(QueryTimes times, String column) {
    return period.unit().months() > 0 ? calendar(times, column) : regular(times, column);
  }

  private String regular(QueryTimes times, String column) {
    long length = period.millis();
    long behind = period.unit() == Period.Unit.WEEK ? 4 * Period.Unit.DAY.millis() : 0;
    long first = Math.floorDiv(times.fromMillis() - offsetMillis - behind, length);
    long last = Math.floorDiv(times.toMillis() - offsetMillis - behind, length);
    long bins = last - first + 1;
    requireFew(bins);
    long start = first * length + behind + offsetMillis;
    return "(SELECT BIGINT '"
        + start
        + "' + (a * "
        + RUN
        + " + b) * BIGINT '"
        + length
        + "' AS "
        + column
        + " FROM UNNEST(sequence(BIGINT '0', BIGINT '"
        + (bins - 1) / RUN
        + "')) AS t (a) CROSS JOIN UNNEST(sequence(BIGINT '0', BIGINT '"
        + (RUN - 1)
        + "')) AS u (b) WHERE a * "
        + RUN
        + " + b < "
        + bins
        + ")";
  }

  /// There are so few of these that each is written out.
  private String calendar(QueryTimes times, String column) {
    long months = period.count() * period.unit().months();
    LocalDate epoch = LocalDate.EPOCH;
    LocalDate from = date(times.fromMillis() - offsetMillis);
    long behind = (from.getYear() - 1970) * 12L + from.getMonthValue() - 1;
    LocalDate bin = epoch.plusMonths(Math.floorDiv(behind, months) * months);
    LocalDate last = date(times.toMillis() - offsetMillis);
    List<Long> starts = new ArrayList<>();
    for (; !bin.isAfter(last); bin = bin.plusMonths(months)) {
      starts.add(bin.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + offsetMillis);
      requireFew(starts.size());
    }
    return starts.stream()
        .map(start -> "BIGINT '" + start + "'")
        .collect(
            Collectors.joining(", ", "(SELECT * FROM UNNEST(ARRAY[", "]) AS t (" + column + "))"));
  }

  private static LocalDate date(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private void requireFew(long bins) {
    if (bins > MOST) {
      throw new Fault.Invalid(
          "the query's range has "
              + bins
              + " bins of "
              + period.text()
              + " but fillmissing fills "
              + MOST
              + " at most; take longer bins or a shorter range");
    }
  }
}
