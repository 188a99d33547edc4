package weir.store.records;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight or four bytes of an array taken as one little-endian number, so that a scan looks at eight
/// characters at a time.
public final class ByteWords {
  /// A one in every byte; times `c`, the byte `c` in every place.
  public static final long ONES = 0x0101_0101_0101_0101L;

  /// The top bit of every byte.
  public static final long TOPS = 0x8080_8080_8080_8080L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private ByteWords() {}

  public static long longAt(byte[] bytes, int position) {
    return (long) LONGS.get(bytes, position);
  }

  static void putLong(byte[] bytes, int position, long value) {
    LONGS.set(bytes, position, value);
  }

  static int intAt(byte[] bytes, int position) {
    return (int) INTS.get(bytes, position);
  }

  static void putInt(byte[] bytes, int position, int value) {
    INTS.set(bytes, position, value);
  }

  /// The top bit of each byte of `word` that equals the byte repeated in `pattern`; exact.
  static long equalBytes(long word, long pattern) {
    long difference = word ^ pattern;
    long carried = (difference & ~TOPS) + ~TOPS;
    return ~(carried | difference | ~TOPS);
  }
}
