package weir.store.records;

import java.util.Arrays;

/// Reads numbers that are written as differences packed in blocks (DELTA_BINARY_PACKED): all of
/// them, or some in ascending order, before which differences are only added up. Used once.
final class DeltaInput {
  private static final int MOST_PER_BLOCK = 1 << 16;

  /// The most bits of a difference that fits eight bytes with the bits before it in its first.
  private static final int WIDEST_WHOLE = 56;

  private final ByteCursor in;
  private final int count;
  private final int miniblocks;
  private final int perMiniblock;

  /// The number that was read last.
  private long value;

  /// How many there are before the next part of a block.
  private int at;

  /// Where the widths of the block's parts lie, how many of the parts are left, and what each of
  /// its differences is short of.
  private int widths;

  private int left;
  private long least;

  private int marginFrom;

  /// @param count how many numbers there must be, no fewer and no more
  DeltaInput(ByteCursor in, int count) throws DamagedParquetException {
    this.in = in;
    this.count = count;
    long blockValues = in.varint();
    long parts = in.varint();
    long total = in.varint();
    this.value = in.zigzag();
    if (total != count) {
      throw new DamagedParquetException(
          "announces " + total + " differences for " + count + " values");
    }
    if (blockValues <= 0
        || blockValues > MOST_PER_BLOCK
        || parts <= 0
        || blockValues % parts != 0
        || blockValues / parts % 8 != 0) {
      throw new DamagedParquetException(
          "has blocks of " + blockValues + " differences in " + parts + " parts");
    }
    this.miniblocks = (int) parts;
    this.perMiniblock = (int) (blockValues / parts);
    this.at = Math.min(1, count);
  }

  /// Every number.
  long[] all() throws DamagedParquetException {
    long[] values = new long[count];
    if (count > 0) {
      values[0] = value;
    }
    while (at < count) {
      unpack(values, at);
    }
    return values;
  }

  /// Some numbers.
  ///
  /// @param places which, ascending, of use up to `picks`
  long[] at(int[] places, int picks) throws DamagedParquetException {
    long[] picked = new long[picks];
    long[] part = new long[perMiniblock];
    int pick = 0;
    for (; pick < picks && places[pick] == 0; pick++) {
      picked[pick] = value;
    }
    while (pick < picks) {
      int from = at;
      if (places[pick] >= from + perMiniblock) {
        pass();
        continue;
      }
      unpack(part, 0);
      for (; pick < picks && places[pick] < at; pick++) {
        picked[pick] = part[places[pick] - from];
      }
    }
    return picked;
  }

  /// How many bits the differences of the next part have.
  private int nextWidth() throws DamagedParquetException {
    if (left == 0) {
      least = in.zigzag();
      widths = in.take(miniblocks);
      left = miniblocks;
    }
    int bitWidth = in.bytes()[widths + miniblocks - left--] & 0xff;
    if (bitWidth > Long.SIZE) {
      throw new DamagedParquetException("packs differences in " + bitWidth + " bits");
    }
    return bitWidth;
  }

  /// Where the packed differences of a part begin; the last part need not be whole.
  private int take(int bitWidth, int length) throws DamagedParquetException {
    int bytes = perMiniblock / 8 * bitWidth;
    int start = in.take(Math.min(bytes, in.remaining()));
    if ((long) (in.position() - start) * 8 < (long) length * bitWidth) {
      throw new DamagedParquetException("breaks off in packed differences");
    }
    return start;
  }

  /// Writes the numbers of the next part to where they belong.
  private void unpack(long[] target, int from) throws DamagedParquetException {
    int bitWidth = nextWidth();
    int to = from + Math.min(perMiniblock, count - at);
    int start = take(bitWidth, to - from);
    at += to - from;
    if (bitWidth == 0) {
      for (int i = from; i < to; i++) {
        value += least;
        target[i] = value;
      }
    } else if (bitWidth <= WIDEST_WHOLE) {
      narrow(start, bitWidth, target, from, to);
    } else {
      wide(start, bitWidth, target, from, to);
    }
  }

  private void narrow(int start, int bitWidth, long[] target, int from, int to) {
    byte[] source = withMargin(start, bitWidth);
    long mask = (1L << bitWidth) - 1;
    long sum = value;
    long bit = 8L * marginFrom;
    for (int i = from; i < to; i++) {
      sum += least + (ByteWords.longAt(source, (int) (bit >>> 3)) >>> (bit & 7) & mask);
      target[i] = sum;
      bit += bitWidth;
    }
    value = sum;
  }

  private void wide(int start, int bitWidth, long[] target, int from, int to) {
    byte[] source = in.bytes();
    long bit = 8L * start;
    for (int i = from; i < to; i++) {
      long difference = 0;
      for (int got = 0; got < bitWidth; ) {
        int offset = (int) (bit & 7);
        int take = Math.min(8 - offset, bitWidth - got);
        long part = (source[(int) (bit >>> 3)] & 0xffL) >>> offset & (1L << take) - 1;
        difference |= part << got;
        got += take;
        bit += take;
      }
      value += least + difference;
      target[i] = value;
    }
  }

  /// Goes over the next part, which is whole.
  private void pass() throws DamagedParquetException {
    int bitWidth = nextWidth();
    if (bitWidth > WIDEST_WHOLE) {
      left++;
      unpack(new long[perMiniblock], 0);
      return;
    }
    int start = take(bitWidth, perMiniblock);
    at += perMiniblock;
    value += least * perMiniblock;
    if (bitWidth > 0) {
      value += sum(start, bitWidth);
    }
  }

  /// The sum of a part's packed differences, which do not wait for one another here.
  private long sum(int start, int bitWidth) {
    byte[] source = withMargin(start, bitWidth);
    long mask = (1L << bitWidth) - 1;
    long bit = 8L * marginFrom;
    long even = 0;
    long odd = 0;
    if (2 * bitWidth <= WIDEST_WHOLE) {
      for (int i = 0; i < perMiniblock; i += 4) {
        long first = ByteWords.longAt(source, (int) (bit >>> 3)) >>> (bit & 7);
        bit += 2L * bitWidth;
        long second = ByteWords.longAt(source, (int) (bit >>> 3)) >>> (bit & 7);
        bit += 2L * bitWidth;
        even += (first & mask) + (second & mask);
        odd += (first >>> bitWidth & mask) + (second >>> bitWidth & mask);
      }
      return even + odd;
    }
    for (int i = 0; i < perMiniblock; i++) {
      even += ByteWords.longAt(source, (int) (bit >>> 3)) >>> (bit & 7) & mask;
      bit += bitWidth;
    }
    return even;
  }

  /// A part's bytes, behind which eight more may be read; they begin at [#marginFrom].
  private byte[] withMargin(int start, int bitWidth) {
    byte[] source = in.bytes();
    int bytes = perMiniblock / 8 * bitWidth;
    if (start + bytes + Long.BYTES <= source.length) {
      marginFrom = start;
      return source;
    }
    marginFrom = 0;
    return Arrays.copyOfRange(source, start, start + bytes + Long.BYTES);
  }
}
