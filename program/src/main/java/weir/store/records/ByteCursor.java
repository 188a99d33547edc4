package weir.store.records;

/// A place in an array of bytes that moves on as they are read, never beyond its limit.
final class ByteCursor {
  private final byte[] bytes;
  private final int limit;
  private int at;

  ByteCursor(byte[] bytes, int from, int limit) {
    this.bytes = bytes;
    this.at = from;
    this.limit = limit;
  }

  /// Another one at the same place.
  ByteCursor copy() {
    return new ByteCursor(bytes, at, limit);
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return at;
  }

  int remaining() {
    return limit - at;
  }

  /// Passes over bytes and answers where they begin.
  int take(long count) throws DamagedParquetException {
    if (count < 0 || count > limit - at) {
      throw new DamagedParquetException(
          "breaks off: " + count + " bytes are announced but " + (limit - at) + " are left");
    }
    int from = at;
    at += (int) count;
    return from;
  }

  int u8() throws DamagedParquetException {
    return bytes[take(1)] & 0xff;
  }

  /// Four bytes, the lowest first.
  int i32() throws DamagedParquetException {
    return ByteWords.intAt(bytes, take(4));
  }

  /// Eight bytes, the lowest first.
  long i64() throws DamagedParquetException {
    return ByteWords.longAt(bytes, take(8));
  }

  /// Seven bits a byte, the lowest first (LEB128).
  long varint() throws DamagedParquetException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = u8();
      value |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new DamagedParquetException("has a number of more than 64 bits");
  }

  /// A varint with the sign in its lowest bit.
  long zigzag() throws DamagedParquetException {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }
}
