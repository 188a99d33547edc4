package weir.store.records;

import java.util.Arrays;

/// Reads numbers that are written as differences packed in blocks (DELTA_BINARY_PACKED).
final class DeltaInput {
  private static final int MOST_PER_BLOCK = 1 << 16;

  private DeltaInput() {}

  /// Reads `count` numbers, no fewer and no more.
  static long[] read(ByteCursor in, int count) throws DamagedParquetException {
    long blockValues = in.varint();
    long miniblocks = in.varint();
    long total = in.varint();
    long value = in.zigzag();
    if (total != count) {
      throw new DamagedParquetException(
          "announces " + total + " differences for " + count + " values");
    }
    if (blockValues <= 0
        || blockValues > MOST_PER_BLOCK
        || miniblocks <= 0
        || blockValues % miniblocks != 0
        || blockValues / miniblocks % 8 != 0) {
      throw new DamagedParquetException(
          "has blocks of " + blockValues + " differences in " + miniblocks + " parts");
    }
    long[] values = new long[count];
    if (count == 0) {
      return values;
    }
    values[0] = value;
    int perMiniblock = (int) (blockValues / miniblocks);
    int at = 1;
    while (at < count) {
      long least = in.zigzag();
      int widths = in.take(miniblocks);
      for (int part = 0; part < miniblocks && at < count; part++) {
        int bitWidth = in.bytes()[widths + part] & 0xff;
        at = miniblock(in, bitWidth, perMiniblock, least, values, at);
      }
    }
    return values;
  }

  private static int miniblock(
      ByteCursor in, int bitWidth, int length, long least, long[] values, int from)
      throws DamagedParquetException {
    if (bitWidth > 64) {
      throw new DamagedParquetException("packs differences in " + bitWidth + " bits");
    }
    int bytes = length / 8 * bitWidth;
    int start = in.take(Math.min(bytes, in.remaining()));
    int there = Math.min(bytes, in.position() - start);
    byte[] source = Arrays.copyOfRange(in.bytes(), start, start + there + Long.BYTES);
    int to = Math.min(values.length, from + length);
    if ((long) there * 8 < (long) (to - from) * bitWidth) {
      throw new DamagedParquetException("breaks off in packed differences");
    }
    if (bitWidth <= 56) {
      return narrow(source, bitWidth, least, values, from, to);
    }
    int bit = 0;
    for (int i = from; i < to; i++) {
      long difference = 0;
      for (int got = 0; got < bitWidth; ) {
        int offset = bit & 7;
        int take = Math.min(8 - offset, bitWidth - got);
        long part = (source[bit >>> 3] & 0xffL) >>> offset & (1L << take) - 1;
        difference |= part << got;
        got += take;
        bit += take;
      }
      values[i] = values[i - 1] + least + difference;
    }
    return to;
  }

  /// Differences of which each, with the bits before it in its first byte, fits eight bytes.
  private static int narrow(
      byte[] source, int bitWidth, long least, long[] values, int from, int to) {
    long mask = (1L << bitWidth) - 1;
    long value = values[from - 1];
    int bit = 0;
    for (int i = from; i < to; i++) {
      value += least + (ByteWords.longAt(source, bit >>> 3) >>> (bit & 7) & mask);
      values[i] = value;
      bit += bitWidth;
    }
    return to;
  }
}
