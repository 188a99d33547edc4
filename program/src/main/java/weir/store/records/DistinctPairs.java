package weir.store.records;

import java.util.Arrays;

/// Numbers distinct pairs of longs in the order they come. Reused chunk after chunk by its owner.
///
/// The table holds numbers only and grows with the pairs, so that it stays in the processor's cache
/// while values repeat.
final class DistinctPairs {
  private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;
  private static final int FIRST_SLOTS = 1 << 12;

  private int[] codesAndOne = new int[FIRST_SLOTS];
  private long[] pairs = new long[FIRST_SLOTS];
  private int size;

  /// Forgets all.
  void clear() {
    if (codesAndOne.length > 8 * FIRST_SLOTS && size < codesAndOne.length / 16) {
      codesAndOne = new int[FIRST_SLOTS];
    } else {
      Arrays.fill(codesAndOne, 0);
    }
    size = 0;
  }

  /// The pair's number.
  int code(long high, long low) {
    int mask = codesAndOne.length - 1;
    int slot = slot(high, low) & mask;
    while (true) {
      int code = codesAndOne[slot] - 1;
      if (code < 0) {
        return add(high, low, slot);
      }
      if (pairs[2 * code + 1] == low && pairs[2 * code] == high) {
        return code;
      }
      slot = slot + 1 & mask;
    }
  }

  private static int slot(long high, long low) {
    long mixed = (low ^ high * MULTIPLIER) * MULTIPLIER;
    return (int) ((mixed ^ mixed >>> 32) >>> 8);
  }

  private int add(long high, long low, int slot) {
    if (2 * size + 2 > pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    }
    pairs[2 * size] = high;
    pairs[2 * size + 1] = low;
    codesAndOne[slot] = ++size;
    if (2 * size > codesAndOne.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    codesAndOne = new int[2 * codesAndOne.length];
    int mask = codesAndOne.length - 1;
    for (int code = 0; code < size; code++) {
      int slot = slot(pairs[2 * code], pairs[2 * code + 1]) & mask;
      while (codesAndOne[slot] != 0) {
        slot = slot + 1 & mask;
      }
      codesAndOne[slot] = code + 1;
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
