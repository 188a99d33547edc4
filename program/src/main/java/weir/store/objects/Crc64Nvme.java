package weir.store.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/// CRC-64/NVME, sixteen bytes at a step: reflected polynomial 0x9A6C9329AC4BC9B5, all ones before
/// and after. Written by one thread.
final class Crc64Nvme implements Checksum {
  private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
  private static final int STEP_BYTES = 16;

  /// The register's remainder after a byte and as many zero bytes as the table's number.
  private static final long[][] TABLES = tables();

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long register = ~0L;

  private static long[][] tables() {
    long[][] tables = new long[STEP_BYTES][256];
    for (int i = 0; i < 256; i++) {
      long crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
      tables[0][i] = crc;
    }
    for (int i = 0; i < 256; i++) {
      for (int k = 1; k < STEP_BYTES; k++) {
        long before = tables[k - 1][i];
        tables[k][i] = (before >>> 8) ^ tables[0][(int) before & 0xff];
      }
    }
    return tables;
  }

  @Override
  public void update(int b) {
    register = (register >>> 8) ^ TABLES[0][(int) (register ^ b) & 0xff];
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    int i = offset;
    int end = offset + length;
    long crc = register;
    for (; i + STEP_BYTES <= end; i += STEP_BYTES) {
      crc = eight(crc ^ (long) LONGS.get(bytes, i), 8) ^ eight((long) LONGS.get(bytes, i + 8), 0);
    }
    register = crc;
    for (; i < end; i++) {
      update(bytes[i]);
    }
  }

  /// Eight bytes, the lowest first, with some more of the step to come after them.
  private static long eight(long word, int after) {
    return TABLES[after + 7][(int) word & 0xff]
        ^ TABLES[after + 6][(int) (word >>> 8) & 0xff]
        ^ TABLES[after + 5][(int) (word >>> 16) & 0xff]
        ^ TABLES[after + 4][(int) (word >>> 24) & 0xff]
        ^ TABLES[after + 3][(int) (word >>> 32) & 0xff]
        ^ TABLES[after + 2][(int) (word >>> 40) & 0xff]
        ^ TABLES[after + 1][(int) (word >>> 48) & 0xff]
        ^ TABLES[after][(int) (word >>> 56)];
  }

  @Override
  public long getValue() {
    return ~register;
  }

  @Override
  public void reset() {
    register = ~0L;
  }
}
