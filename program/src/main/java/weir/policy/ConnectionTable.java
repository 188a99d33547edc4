package weir.policy;

/// The tracked connections of one interface: a bounded open-addressing table of primitive rows,
/// which grows by doubling and allocates nothing else. Written by its lane only.
///
/// A row is found by five words; it lives until the packet time that it carries. Dead rows keep
/// their slot, so that probing goes on past them, until a sweep removes them or a new row takes it.
final class ConnectionTable {
  static final int ABSENT = -1;

  private static final int STRIDE = 8;
  private static final int KEY = 4;
  private static final int EXPIRY = 5;
  private static final int STATE = 6;
  private static final int FIRST_CAPACITY = 64;
  private static final long SWEEP_PAUSE_NANOS = 1_000_000_000L;
  private static final long DEAD = Long.MIN_VALUE;

  private final int mostSlots;
  private long[] rows = new long[FIRST_CAPACITY * STRIDE];
  private int mask = FIRST_CAPACITY - 1;
  private int used;
  private long sweptAtNanos = Long.MIN_VALUE;

  /// @param most how many connections it holds at most, dead ones included; at least 64
  ConnectionTable(int most) {
    mostSlots = Integer.highestOneBit(Math.max(FIRST_CAPACITY, most)) << 1;
  }

  /// The live row of these words, or [#ABSENT].
  ///
  /// @param key not 0
  int find(long a, long b, long c, long d, long key, long nowNanos) {
    int slot = home(a, b, c, d, key);
    while (true) {
      int at = slot * STRIDE;
      long there = rows[at + KEY];
      if (there == 0) {
        return ABSENT;
      }
      if (there == key
          && rows[at + 3] == d
          && rows[at + 1] == b
          && rows[at + 2] == c
          && rows[at] == a
          && rows[at + EXPIRY] >= nowNanos) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  /// A row for words that have no live one, in state 0 and expiring at once; [#ABSENT] when the
  /// table is full.
  int insert(long a, long b, long c, long d, long key, long nowNanos) {
    if (used >= limit() && !makeRoom(nowNanos)) {
      return ABSENT;
    }
    int slot = home(a, b, c, d, key);
    int at = slot * STRIDE;
    while (rows[at + KEY] != 0 && rows[at + EXPIRY] >= nowNanos) {
      slot = (slot + 1) & mask;
      at = slot * STRIDE;
    }
    if (rows[at + KEY] == 0) {
      used++;
    }
    rows[at] = a;
    rows[at + 1] = b;
    rows[at + 2] = c;
    rows[at + 3] = d;
    rows[at + KEY] = key;
    rows[at + EXPIRY] = nowNanos;
    rows[at + STATE] = 0;
    return slot;
  }

  long state(int slot) {
    return rows[slot * STRIDE + STATE];
  }

  void state(int slot, long state) {
    rows[slot * STRIDE + STATE] = state;
  }

  /// Lets the row live until this packet time, itself included.
  void expireAt(int slot, long nanos) {
    rows[slot * STRIDE + EXPIRY] = nanos;
  }

  void remove(int slot) {
    rows[slot * STRIDE + EXPIRY] = DEAD;
  }

  /// How many rows live at this packet time.
  int live(long nowNanos) {
    int live = 0;
    for (int slot = 0; slot <= mask; slot++) {
      if (rows[slot * STRIDE + KEY] != 0 && rows[slot * STRIDE + EXPIRY] >= nowNanos) {
        live++;
      }
    }
    return live;
  }

  private int limit() {
    return (mask + 1) / 2;
  }

  private boolean makeRoom(long nowNanos) {
    boolean full = mask + 1 >= mostSlots;
    // A table full of living rows is not searched for dead ones again with every packet.
    if (!full
        || sweptAtNanos == Long.MIN_VALUE
        || Math.abs(nowNanos - sweptAtNanos) >= SWEEP_PAUSE_NANOS) {
      sweptAtNanos = nowNanos;
      sweep(nowNanos);
    }
    if (used >= limit() / 2 && mask + 1 < mostSlots) {
      grow();
    }
    return used < limit();
  }

  private void sweep(long nowNanos) {
    for (int slot = 0; slot <= mask; slot++) {
      while (rows[slot * STRIDE + KEY] != 0 && rows[slot * STRIDE + EXPIRY] < nowNanos) {
        delete(slot);
      }
    }
  }

  /// Takes a row out and moves later rows of its run up, so that no gap cuts them off from home.
  private void delete(int slot) {
    int gap = slot;
    int next = slot;
    while (true) {
      next = (next + 1) & mask;
      int at = next * STRIDE;
      if (rows[at + KEY] == 0) {
        break;
      }
      int home = home(rows[at], rows[at + 1], rows[at + 2], rows[at + 3], rows[at + KEY]);
      boolean mayMove = ((next - home) & mask) >= ((next - gap) & mask);
      if (mayMove) {
        System.arraycopy(rows, at, rows, gap * STRIDE, STRIDE);
        gap = next;
      }
    }
    rows[gap * STRIDE + KEY] = 0;
    used--;
  }

  private void grow() {
    long[] old = rows;
    int oldSlots = mask + 1;
    rows = new long[old.length * 2];
    mask = oldSlots * 2 - 1;
    for (int slot = 0; slot < oldSlots; slot++) {
      int at = slot * STRIDE;
      if (old[at + KEY] != 0) {
        int to = home(old[at], old[at + 1], old[at + 2], old[at + 3], old[at + KEY]);
        while (rows[to * STRIDE + KEY] != 0) {
          to = (to + 1) & mask;
        }
        System.arraycopy(old, at, rows, to * STRIDE, STRIDE);
      }
    }
  }

  private int home(long a, long b, long c, long d, long key) {
    long mixed = b * 0x9E37_79B9_7F4A_7C15L ^ Long.rotateLeft(d * 0xC2B2_AE3D_27D4_EB4FL, 29);
    mixed ^= Long.rotateLeft(a * 0x1656_67B1_9E37_79F9L, 13) + c * 0x27D4_EB2F_1656_67C5L;
    mixed = (mixed ^ mixed >>> 32 ^ key) * 0xD6E8_FEB8_6659_FD93L;
    return (int) ((mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L >>> 33) & mask;
  }
}
