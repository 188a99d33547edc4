package weir.store.records;

import java.util.Arrays;

/// Numbers distinct pairs of longs in the order they come. Reused chunk after chunk by its owner.
final class DistinctPairs {
  private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

  private long[] keys = new long[0];
  private int[] codesAndOne = new int[0];
  private long[] pairs = new long[0];
  private int size;

  /// Forgets all and makes room for up to `most` different pairs.
  void begin(int most) {
    int slots = Math.max(64, Integer.highestOneBit(Math.max(1, most)) << 2);
    if (codesAndOne.length != slots) {
      keys = new long[2 * slots];
      codesAndOne = new int[slots];
    } else {
      Arrays.fill(codesAndOne, 0);
    }
    if (pairs.length < 2 * most) {
      pairs = new long[2 * most];
    }
    size = 0;
  }

  /// The pair's number.
  int code(long high, long low) {
    long mixed = (low ^ high * MULTIPLIER) * MULTIPLIER;
    int mask = codesAndOne.length - 1;
    int slot = (int) ((mixed ^ mixed >>> 32) >>> 8) & mask;
    while (true) {
      int codeAndOne = codesAndOne[slot];
      if (codeAndOne == 0) {
        codesAndOne[slot] = size + 1;
        keys[2 * slot] = high;
        keys[2 * slot + 1] = low;
        pairs[2 * size] = high;
        pairs[2 * size + 1] = low;
        return size++;
      }
      if (keys[2 * slot + 1] == low && keys[2 * slot] == high) {
        return codeAndOne - 1;
      }
      slot = slot + 1 & mask;
    }
  }

  int size() {
    return size;
  }

  long high(int code) {
    return pairs[2 * code];
  }

  long low(int code) {
    return pairs[2 * code + 1];
  }
}
