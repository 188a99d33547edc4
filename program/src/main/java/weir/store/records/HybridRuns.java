package weir.store.records;

/// Writes small numbers the way Parquet does for levels and dictionary indexes: runs of one value,
/// or groups of eight packed bit by bit (RLE/bit-packing hybrid).
final class HybridRuns {
  private static final int LEAST_RUN = 16;

  private HybridRuns() {}

  /// How many bits the numbers from 0 to `largest` need, at least one.
  static int bitWidth(int largest) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(largest));
  }

  static void write(int[] values, int count, int bitWidth, ByteSink out) {
    int packedFrom = 0;
    int at = 0;
    while (at < count) {
      int run = mayRun(values, at, count) ? run(values, at, count) : 0;
      if (run >= LEAST_RUN) {
        writePacked(values, packedFrom, at, bitWidth, out);
        writeRun(values[at], run, bitWidth, out);
        at += run;
        packedFrom = at;
      } else {
        at = Math.min(at + 8, count);
      }
    }
    writePacked(values, packedFrom, count, bitWidth, out);
  }

  /// A look at three values spares most places the count.
  private static boolean mayRun(int[] values, int from, int count) {
    return count - from >= LEAST_RUN
        && values[from] == values[from + LEAST_RUN - 1]
        && values[from] == values[from + LEAST_RUN / 2];
  }

  private static int run(int[] values, int from, int count) {
    int value = values[from];
    int at = from + 1;
    while (at < count && values[at] == value) {
      at++;
    }
    return at - from;
  }

  static void writeRun(int value, int length, int bitWidth, ByteSink out) {
    out.putVarint((long) length << 1);
    for (int shift = 0; shift < bitWidth; shift += 8) {
      out.put(value >>> shift);
    }
  }

  /// Whole groups of eight, the last filled up with zeros.
  private static void writePacked(int[] values, int from, int to, int bitWidth, ByteSink out) {
    int groups = (to - from + 7) / 8;
    if (groups == 0) {
      return;
    }
    out.putVarint((long) groups << 1 | 1);
    byte[] target = out.reserve(groups * bitWidth + 16);
    int at = out.size();
    int wholeTo = to - (to - from) % 8;
    for (int i = from; i < wholeTo; i += 8) {
      writeGroup(values, i, bitWidth, target, at);
      at += bitWidth;
    }
    if (wholeTo < to) {
      int[] last = new int[8];
      System.arraycopy(values, wholeTo, last, 0, to - wholeTo);
      writeGroup(last, 0, bitWidth, target, at);
      at += bitWidth;
    }
    out.advance(at);
  }

  /// Eight values, which fill as many bytes as one has bits; may write up to 16 bytes beyond.
  private static void writeGroup(int[] values, int from, int bitWidth, byte[] target, int at) {
    if (bitWidth > 16) {
      writeWideGroup(values, from, bitWidth, target, at);
      return;
    }
    long low = four(values, from, bitWidth);
    long high = four(values, from + 4, bitWidth);
    int lowBits = 4 * bitWidth;
    if (lowBits == 64) {
      ByteWords.putLong(target, at, low);
      ByteWords.putLong(target, at + 8, high);
    } else {
      ByteWords.putLong(target, at, low | high << lowBits);
      ByteWords.putLong(target, at + 8, high >>> (64 - lowBits));
    }
  }

  private static long four(int[] values, int from, int bitWidth) {
    return values[from]
        | (long) values[from + 1] << bitWidth
        | (long) values[from + 2] << (2 * bitWidth)
        | (long) values[from + 3] << (3 * bitWidth);
  }

  private static void writeWideGroup(
      int[] values, int from, int bitWidth, byte[] target, int position) {
    int at = position;
    long pending = 0;
    int bits = 0;
    for (int i = from; i < from + 8; i++) {
      pending |= (long) values[i] << bits;
      bits += bitWidth;
      while (bits >= 8) {
        target[at++] = (byte) pending;
        pending >>>= 8;
        bits -= 8;
      }
    }
  }
}
