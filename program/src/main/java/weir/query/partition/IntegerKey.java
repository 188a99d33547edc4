package weir.query.partition;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Whole numbers from a first to a last one.
///
/// @param interval from one to the next
/// @param digits to which a number is filled up with zeros; 0 for none
/// @param typed whether the column is of a number's type, so that a query does not write the zeros
record IntegerKey(long first, long last, long interval, int digits, boolean typed)
    implements ProjectedKey {
  @Override
  public Optional<Stream<String>> values() {
    return Optional.of(
        LongStream.iterate(first, value -> value + interval).limit(count()).mapToObj(this::text));
  }

  @Override
  public long count() {
    long span = last - first;
    return span < 0 || span == Long.MAX_VALUE ? Long.MAX_VALUE : span / interval + 1;
  }

  @Override
  public List<String> among(List<String> pinned) {
    return pinned.stream()
        .filter(this::isNumber)
        .filter(text -> contains(Long.parseLong(text)))
        .map(text -> typed ? text(Long.parseLong(text)) : text)
        .filter(text -> text.equals(text(Long.parseLong(text))))
        .distinct()
        .toList();
  }

  private boolean isNumber(String text) {
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  private boolean contains(long value) {
    return value >= first && value <= last && Long.remainderUnsigned(value - first, interval) == 0;
  }

  private String text(long value) {
    String bare = Long.toString(Math.abs(value));
    String padded = "0".repeat(Math.max(0, digits - bare.length())) + bare;
    return value < 0 ? "-" + padded : padded;
  }
}
