package weir.store.objects;

import java.util.zip.Checksum;

/// CRC-64/NVME, eight bytes at a step: reflected polynomial 0x9A6C9329AC4BC9B5, all ones before and
/// after. Written by one thread.
final class Crc64Nvme implements Checksum {
  private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
  private static final long[][] TABLES = tables();

  private long register = ~0L;

  private static long[][] tables() {
    long[][] tables = new long[8][256];
    for (int i = 0; i < 256; i++) {
      long crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
      tables[0][i] = crc;
    }
    for (int i = 0; i < 256; i++) {
      for (int k = 1; k < 8; k++) {
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
    for (; i + 8 <= end; i += 8) {
      long word = register;
      for (int k = 0; k < 8; k++) {
        word ^= (bytes[i + k] & 0xffL) << (8 * k);
      }
      long next = 0;
      for (int k = 0; k < 8; k++) {
        next ^= TABLES[7 - k][(int) (word >>> (8 * k)) & 0xff];
      }
      register = next;
    }
    for (; i < end; i++) {
      update(bytes[i]);
    }
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
