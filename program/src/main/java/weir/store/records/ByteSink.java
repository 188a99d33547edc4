package weir.store.records;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Bytes that grow at their end; kept and reused by one writer.
final class ByteSink {
  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /// The bytes from 0 to before [#size]; valid until the next change.
  byte[] array() {
    return bytes;
  }

  /// Makes room for more bytes and answers the array to write them to, from [#size] on; [#advance]
  /// counts them.
  byte[] reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
    return bytes;
  }

  void advance(int to) {
    size = to;
  }

  void put(int value) {
    reserve(1)[size++] = (byte) value;
  }

  void put(byte[] source, int from, int length) {
    System.arraycopy(source, from, reserve(length), size, length);
    size += length;
  }

  /// Four bytes, the lowest first.
  void putInt(int value) {
    ByteWords.putInt(reserve(4), size, value);
    size += 4;
  }

  /// Eight bytes, the lowest first.
  void putLong(long value) {
    ByteWords.putLong(reserve(8), size, value);
    size += 8;
  }

  /// Seven bits a byte, the lowest first (LEB128).
  void putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      put((int) rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }
}
