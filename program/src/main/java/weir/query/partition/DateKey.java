package weir.query.partition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Points in time from a first to a last one, in UTC, as a format prints them.
///
/// @param interval units from one to the next
/// @param typed whether the column is a date, which a query does not write in the format
record DateKey(
    LocalDateTime first,
    LocalDateTime last,
    DateFormat format,
    long interval,
    ChronoUnit unit,
    boolean typed)
    implements ProjectedKey {
  @Override
  public Optional<Stream<String>> values() {
    return Optional.of(
        Stream.iterate(0L, step -> step + 1)
            .map(step -> first.plus(Math.multiplyExact(step, interval), unit))
            .takeWhile(time -> !time.isAfter(last))
            .map(format::print)
            .distinct());
  }

  @Override
  public long count() {
    return unit.between(first, last) / interval + 1;
  }

  @Override
  public List<String> among(List<String> pinned) {
    return pinned.stream().map(this::inFormat).filter(Objects::nonNull).distinct().toList();
  }

  private @Nullable String inFormat(String text) {
    try {
      String printed = typed ? format.print(LocalDate.parse(text).atStartOfDay()) : text;
      return contains(printed) ? printed : null;
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /// Whether one of the steps prints so.
  private boolean contains(String text) {
    LocalDateTime time = format.read(text);
    // A step's time may have more than the format prints: it lies in the printed unit or just
    // before or behind it.
    long near = unit.between(first, time) / interval;
    for (long step = Math.max(0, near - 1); step <= near + 1; step++) {
      LocalDateTime at = first.plus(step * interval, unit);
      if (!at.isAfter(last) && format.print(at).equals(text)) {
        return true;
      }
    }
    return false;
  }
}
