package weir.query.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Yann Collet's hash of 64 bits, with the seed 0.
final class XxHash64 {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  /// Their sum, which overflows.
  private static final long P1_AND_P2 = 0x60EA27EEADC0B5D6L;

  private static final int STRIPE = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private XxHash64() {}

  static long of(byte[] bytes) {
    int at = 0;
    long hash = P5;
    if (bytes.length >= STRIPE) {
      long a = P1_AND_P2;
      long b = P2;
      long c = 0;
      long d = -P1;
      for (; at + STRIPE <= bytes.length; at += STRIPE) {
        a = mixed(a, longAt(bytes, at));
        b = mixed(b, longAt(bytes, at + 8));
        c = mixed(c, longAt(bytes, at + 16));
        d = mixed(d, longAt(bytes, at + 24));
      }
      hash =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      for (long lane : new long[] {a, b, c, d}) {
        hash = (hash ^ mixed(0, lane)) * P1 + P4;
      }
    }
    return ended(rest(hash + bytes.length, bytes, at));
  }

  private static long rest(long begun, byte[] bytes, int from) {
    long hash = begun;
    int at = from;
    for (; at + 8 <= bytes.length; at += 8) {
      hash = Long.rotateLeft(hash ^ mixed(0, longAt(bytes, at)), 27) * P1 + P4;
    }
    if (at + 4 <= bytes.length) {
      hash ^= ((int) INTS.get(bytes, at) & 0xffffffffL) * P1;
      hash = Long.rotateLeft(hash, 23) * P2 + P3;
      at += 4;
    }
    for (; at < bytes.length; at++) {
      hash = Long.rotateLeft(hash ^ (bytes[at] & 0xff) * P5, 11) * P1;
    }
    return hash;
  }

  private static long ended(long begun) {
    long hash = (begun ^ begun >>> 33) * P2;
    hash = (hash ^ hash >>> 29) * P3;
    return hash ^ hash >>> 32;
  }

  private static long mixed(long lane, long value) {
    return Long.rotateLeft(lane + value * P2, 31) * P1;
  }

  private static long longAt(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }
}
