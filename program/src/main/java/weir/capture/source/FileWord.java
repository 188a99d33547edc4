package weir.capture.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers out of a capture file, in the byte order of the machine that wrote it. The caller has
/// made sure that the bytes are there.
final class FileWord {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private FileWord() {}

  static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  static int u16(byte[] bytes, int at, boolean bigEndian) {
    short word = (short) SHORT.get(bytes, at);
    return (bigEndian ? Short.reverseBytes(word) : word) & 0xffff;
  }

  static int i32(byte[] bytes, int at, boolean bigEndian) {
    int word = (int) INT.get(bytes, at);
    return bigEndian ? Integer.reverseBytes(word) : word;
  }

  static long u32(byte[] bytes, int at, boolean bigEndian) {
    return i32(bytes, at, bigEndian) & 0xffff_ffffL;
  }

  static long i64(byte[] bytes, int at, boolean bigEndian) {
    long word = (long) LONG.get(bytes, at);
    return bigEndian ? Long.reverseBytes(word) : word;
  }
}
