package weir.store.records;

/// Says of small numbers packed bit by bit which of them are wanted, several at a time: a table has
/// the answers for every combination of as many numbers as twelve bits hold. Used by one reader.
final class PackedMarks {
  /// Numbers of more bits would make the table larger than what is looked up in it.
  static final int WIDEST = 16;

  private static final int GROUP_BITS = 12;

  /// Set in the answer for a number that stands for nothing.
  private static final int BEYOND = 0x80;

  private final int bitWidth;
  private final int perGroup;
  private final byte[] answers;
  private int met;

  /// @param wanted by number
  /// @param count how many numbers stand for something
  PackedMarks(boolean[] wanted, int count, int bitWidth) {
    this.bitWidth = bitWidth;
    this.perGroup = 4 * bitWidth <= GROUP_BITS ? 4 : 2 * bitWidth <= GROUP_BITS ? 2 : 1;
    byte[] single = new byte[1 << bitWidth];
    for (int number = 0; number < single.length; number++) {
      single[number] = number >= count ? (byte) BEYOND : (byte) (wanted[number] ? 1 : 0);
    }
    this.answers = perGroup == 1 ? single : combined(single);
  }

  private byte[] combined(byte[] single) {
    byte[] all = new byte[1 << perGroup * bitWidth];
    for (int group = 0; group < all.length; group++) {
      int answer = 0;
      for (int i = 0; i < perGroup; i++) {
        byte one = single[group >>> i * bitWidth & (1 << bitWidth) - 1];
        answer |= one & BEYOND | (one & 1) << i;
      }
      all[group] = (byte) answer;
    }
    return all;
  }

  /// Adds those of the numbers from `from` to before `to` that are wanted to a set.
  ///
  /// @param firstBit where the first of them lies
  /// @param set a bit for each number
  void add(byte[] source, long firstBit, int from, int to, long[] set) {
    int groupBits = perGroup * bitWidth;
    long mask = (1L << groupBits) - 1;
    long bit = firstBit;
    // A word holds this many groups, wherever in its first byte they begin.
    int groups = 57 / groupBits;
    int seen = 0;
    int at = from;
    while (at < to) {
      int behind = Math.min(to, (at | 63) + 1);
      long bits = 0;
      int whole = behind - groups * perGroup;
      while (at <= whole && (bit >>> 3) + Long.BYTES <= source.length) {
        long word = ByteWords.longAt(source, (int) (bit >>> 3)) >>> (bit & 7);
        for (int i = 0; i < groups; i++) {
          int answer = answers[(int) (word & mask)];
          seen |= answer;
          bits |= (answer & 0xfL) << at;
          at += perGroup;
          word >>>= groupBits;
        }
        bit += (long) groups * groupBits;
      }
      for (; at < behind; at++) {
        int answer = answers[HybridInput.packedAt(source, bit, bitWidth)];
        seen |= answer & BEYOND;
        bits |= (answer & 1L) << at;
        bit += bitWidth;
      }
      set[behind - 1 >>> 6] |= bits;
    }
    met |= seen & BEYOND;
  }

  /// Whether a number was met that stands for nothing.
  boolean isBeyond() {
    return met != 0;
  }

  /// Adds all from `from` to before `to` to a set.
  static void addAll(int from, int to, long[] set) {
    int at = from;
    while (at < to) {
      int behind = Math.min(to, (at | 63) + 1);
      set[at >>> 6] |= -1L >>> 64 - (behind - at) << at;
      at = behind;
    }
  }
}
