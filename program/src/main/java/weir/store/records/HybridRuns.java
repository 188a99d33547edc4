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
      int run = run(values, at, count);
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
    int bytes = groups * bitWidth;
    byte[] target = out.reserve(bytes + 8);
    int at = out.size();
    int end = at + bytes;
    long pending = 0;
    int bits = 0;
    for (int i = from; i < to; i++) {
      pending |= (long) values[i] << bits;
      bits += bitWidth;
      if (bits >= 32) {
        ByteWords.putInt(target, at, (int) pending);
        at += 4;
        pending >>>= 32;
        bits -= 32;
      }
    }
    while (at < end) {
      target[at++] = (byte) pending;
      pending >>>= 8;
    }
    out.advance(end);
  }
}
