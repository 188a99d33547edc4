package weir.store.records;

/// Looks for one small number among others packed bit by bit, as many at a time as a word holds.
final class PackedSearch {
  /// Of narrower numbers a table answers for several at a time, see [PackedMarks].
  static final int NARROWEST = 6;

  /// A word holds this many bits from any bit of its first byte on.
  private static final int WORD_BITS = 57;

  private final int bitWidth;
  private final int number;
  private final int perWord;

  /// The number in every place of a word, and the lowest and the highest bit of every place.
  private final long pattern;

  private final long ones;
  private final long tops;

  PackedSearch(int number, int bitWidth) {
    this.bitWidth = bitWidth;
    this.number = number;
    this.perWord = WORD_BITS / bitWidth;
    long lowest = 0;
    for (int i = 0; i < perWord; i++) {
      lowest |= 1L << i * bitWidth;
    }
    this.ones = lowest;
    this.tops = lowest << bitWidth - 1;
    this.pattern = lowest * number;
  }

  /// The one entry that is wanted, -1 when there are more or none.
  static int only(boolean[] wanted) {
    int only = -1;
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i]) {
        if (only >= 0) {
          return -1;
        }
        only = i;
      }
    }
    return only;
  }

  /// Adds the places where the number stands, from `from` to before `to`, to a set.
  ///
  /// @param firstBit where the first number lies
  /// @param set a bit for each number
  void add(byte[] source, long firstBit, int from, int to, long[] set) {
    long bit = firstBit;
    int at = from;
    long last = 8L * (source.length - Long.BYTES);
    for (; at <= to - perWord && bit <= last; at += perWord) {
      long word = ByteWords.longAt(source, (int) (bit >>> 3)) >>> (bit & 7) ^ pattern;
      // Exact up to the lowest place that is all zeros; above it a place may seem to be.
      if ((word - ones & ~word & tops) != 0) {
        confirm(source, bit, at, at + perWord, set);
      }
      bit += (long) perWord * bitWidth;
    }
    confirm(source, bit, at, to, set);
  }

  private void confirm(byte[] source, long firstBit, int from, int to, long[] set) {
    long bit = firstBit;
    for (int at = from; at < to; at++) {
      if (HybridInput.packedAt(source, bit, bitWidth) == number) {
        set[at >>> 6] |= 1L << at;
      }
      bit += bitWidth;
    }
  }
}
