package weir.store.records;

/// Writes numbers as differences packed in blocks (DELTA_BINARY_PACKED): blocks of 128 values in
/// four parts, each part with as many bits as its largest difference needs.
final class DeltaOutput {
  private static final int BLOCK = 128;
  private static final int PARTS = 4;
  private static final int PART = BLOCK / PARTS;

  private DeltaOutput() {}

  static void write(long[] values, int count, ByteSink out) {
    out.putVarint(BLOCK);
    out.putVarint(PARTS);
    out.putVarint(count);
    out.putVarint(zigzag(count == 0 ? 0 : values[0]));
    long[] differences = new long[BLOCK];
    for (int from = 1; from < count; from += BLOCK) {
      int length = Math.min(BLOCK, count - from);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < length; i++) {
        differences[i] = values[from + i] - values[from + i - 1];
        least = Math.min(least, differences[i]);
      }
      for (int i = 0; i < BLOCK; i++) {
        differences[i] = i < length ? differences[i] - least : 0;
      }
      out.putVarint(zigzag(least));
      block(differences, length, out);
    }
  }

  private static void block(long[] differences, int length, ByteSink out) {
    int[] widths = new int[PARTS];
    for (int part = 0; part < PARTS; part++) {
      long bits = 0;
      for (int i = part * PART; i < (part + 1) * PART; i++) {
        bits |= differences[i];
      }
      widths[part] = Long.SIZE - Long.numberOfLeadingZeros(bits);
      out.put(widths[part]);
    }
    for (int part = 0; part * PART < length; part++) {
      pack(differences, part * PART, widths[part], out);
    }
  }

  private static void pack(long[] differences, int from, int width, ByteSink out) {
    byte[] target = out.reserve(PART * width / 8 + 1);
    int at = out.size();
    int pending = 0;
    int bits = 0;
    for (int i = from; i < from + PART; i++) {
      long rest = differences[i];
      for (int left = width; left > 0; ) {
        int take = Math.min(8 - bits, left);
        pending |= (int) (rest & (1L << take) - 1) << bits;
        rest >>>= take;
        left -= take;
        bits += take;
        if (bits == 8) {
          target[at++] = (byte) pending;
          pending = 0;
          bits = 0;
        }
      }
    }
    out.advance(at);
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }
}
