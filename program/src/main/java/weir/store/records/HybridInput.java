package weir.store.records;

import java.util.Arrays;

/// Reads small numbers the way Parquet writes levels and dictionary indexes: runs of one value, or
/// groups of eight packed bit by bit (RLE/bit-packing hybrid).
final class HybridInput {
  private HybridInput() {}

  /// Reads `count` numbers into the array.
  static void read(ByteCursor in, int bitWidth, int[] target, int count)
      throws DamagedParquetException {
    checkWidth(bitWidth);
    int at = 0;
    while (at < count) {
      long header = in.varint();
      if ((header & 1) == 0) {
        int length = Math.clamp(header >>> 1, 0, count - at);
        int value = runValue(in, bitWidth);
        Arrays.fill(target, at, at + length, value);
        at += length;
        if (length == 0) {
          throw new DamagedParquetException("has a run of no values");
        }
      } else {
        at = packed(in, header >>> 1, bitWidth, target, at, count);
      }
    }
  }

  static void checkWidth(int bitWidth) throws DamagedParquetException {
    if (bitWidth < 0 || bitWidth > 32) {
      throw new DamagedParquetException("packs numbers in " + bitWidth + " bits");
    }
  }

  /// Whether the numbers, one bit each, are a single run of ones.
  static boolean isAllOnes(ByteCursor in, int count) throws DamagedParquetException {
    if (in.remaining() < 2) {
      return false;
    }
    long header = in.varint();
    return (header & 1) == 0 && header >>> 1 >= count && runValue(in, 1) == 1;
  }

  static int runValue(ByteCursor in, int bitWidth) throws DamagedParquetException {
    int value = 0;
    for (int shift = 0; shift < bitWidth; shift += 8) {
      value |= in.u8() << shift;
    }
    return value;
  }

  private static int packed(
      ByteCursor in, long groups, int bitWidth, int[] target, int from, int count)
      throws DamagedParquetException {
    int values = (int) Math.min(groups * 8, count - from);
    int at = takePacked(in, groups, bitWidth, values);
    byte[] source = in.bytes();
    long mask = (1L << bitWidth) - 1;
    int i = from;
    long bit = 8L * at;
    for (; i < from + values && (bit >>> 3) + Long.BYTES <= source.length; i++) {
      target[i] = (int) (ByteWords.longAt(source, (int) (bit >>> 3)) >>> (bit & 7) & mask);
      bit += bitWidth;
    }
    for (; i < from + values; i++) {
      target[i] = packedAt(source, bit, bitWidth);
      bit += bitWidth;
    }
    return from + values;
  }

  /// Passes over groups of eight packed numbers and answers where they begin.
  ///
  /// @param values how many of the numbers there must be
  static int takePacked(ByteCursor in, long groups, int bitWidth, int values)
      throws DamagedParquetException {
    if (groups <= 0 || groups > Integer.MAX_VALUE / 8) {
      throw new DamagedParquetException("has " + groups + " groups of packed values");
    }
    // A writer may leave out the padding of the last group.
    long bytes = Math.min(groups * bitWidth, in.remaining());
    if (bytes * 8 < (long) values * bitWidth) {
      throw new DamagedParquetException("breaks off in packed values");
    }
    return in.take(bytes);
  }

  /// The packed number that begins at a bit.
  static int packedAt(byte[] source, long bit, int bitWidth) {
    int first = (int) (bit >>> 3);
    if (first + Long.BYTES <= source.length) {
      return (int) (ByteWords.longAt(source, first) >>> (bit & 7) & (1L << bitWidth) - 1);
    }
    // Where eight bytes are not left, bit by bit.
    long value = 0;
    for (int got = 0; got < bitWidth; got++) {
      long from = bit + got;
      value |= (long) (source[(int) (from >>> 3)] >>> (from & 7) & 1) << got;
    }
    return (int) value;
  }
}
