package weir.query.insights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ranges of addresses by what their addresses begin with, so that an engine finds the ranges for
/// an address by a hash and compares with few. Used once, by one thread.
final class AddressBuckets {
  /// A range that fills more buckets than this stands apart.
  private static final long MOST_OF_A_RANGE = 16;

  private final int digits;
  private final List<Piece> narrow = new ArrayList<>();
  private final List<AddressRanges.Range> wide = new ArrayList<>();

  /// What of a range lies in one bucket.
  private record Piece(BigInteger bucket, AddressRanges.Range range) {}

  /// @param digits of the 32 hexadecimal ones of an address that make a bucket
  private AddressBuckets(int digits, List<AddressRanges.Range> ranges) {
    this.digits = digits;
    ranges.forEach(this::add);
  }

  /// The buckets of those sizes that leave the least to compare with.
  static AddressBuckets of(List<AddressRanges.Range> ranges, List<Integer> digits) {
    return digits.stream()
        .map(count -> new AddressBuckets(count, ranges))
        .min((one, other) -> Long.compare(one.compared(), other.compared()))
        .orElseThrow();
  }

  private void add(AddressRanges.Range range) {
    int shift = 4 * (32 - digits);
    BigInteger firstBucket = range.first().shiftRight(shift);
    BigInteger lastBucket = range.last().shiftRight(shift);
    if (lastBucket.subtract(firstBucket).compareTo(BigInteger.valueOf(MOST_OF_A_RANGE)) > 0) {
      wide.add(range);
      return;
    }
    for (BigInteger bucket = firstBucket;
        bucket.compareTo(lastBucket) <= 0;
        bucket = bucket.add(BigInteger.ONE)) {
      BigInteger begin = bucket.shiftLeft(shift);
      BigInteger end = bucket.add(BigInteger.ONE).shiftLeft(shift).subtract(BigInteger.ONE);
      narrow.add(
          new Piece(
              begin,
              new AddressRanges.Range(
                  begin.max(range.first()), end.min(range.last()), range.values())));
    }
  }

  /// With how many ranges an address is compared at most, and a little for every row there is.
  private long compared() {
    Map<BigInteger, Integer> sizes = new HashMap<>();
    narrow.forEach(piece -> sizes.merge(piece.bucket(), 1, Integer::sum));
    return (long) wide.size()
        + sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0)
        + narrow.size() / 1000;
  }

  int digits() {
    return digits;
  }

  /// The bucket, and behind it the row of a range in it.
  List<List<String>> narrow() {
    List<List<String>> rows = new ArrayList<>();
    for (Piece piece : narrow) {
      List<String> row = new ArrayList<>();
      row.add(AddressRanges.hex(piece.bucket()).substring(0, digits));
      row.addAll(piece.range().row());
      rows.add(row);
    }
    return rows;
  }

  /// The rows of ranges that stand apart.
  List<List<String>> wide() {
    return wide.stream().map(AddressRanges.Range::row).toList();
  }
}
