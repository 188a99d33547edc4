package weir.model.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Network interfaces by a key of two words and a scope, found without allocation. Filled once,
/// then only read.
final class AddressIndex {
  private final long[] highs;
  private final long[] lows;
  private final int[] scopes;
  private final @Nullable Optional<NetworkInterface>[] interfaces;
  private final int mask;

  AddressIndex(int entries) {
    int capacity = Integer.highestOneBit(Math.max(4, entries)) << 2;
    highs = new long[capacity];
    lows = new long[capacity];
    scopes = new int[capacity];
    interfaces = newSlots(capacity);
    mask = capacity - 1;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Optional<NetworkInterface>[] newSlots(int capacity) {
    return new Optional[capacity];
  }

  /// The first interface under a key stays.
  void put(int scope, long high, long low, Optional<NetworkInterface> eni) {
    int slot = slot(scope, high, low);
    if (interfaces[slot] == null) {
      highs[slot] = high;
      lows[slot] = low;
      scopes[slot] = scope;
      interfaces[slot] = eni;
    }
  }

  Optional<NetworkInterface> find(int scope, long high, long low) {
    Optional<NetworkInterface> found = interfaces[slot(scope, high, low)];
    return found == null ? Optional.empty() : found;
  }

  private int slot(int scope, long high, long low) {
    long mixed = (low ^ Long.rotateLeft(high, 31) ^ scope) * 0x9E37_79B9_7F4A_7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (interfaces[slot] != null
        && (lows[slot] != low || highs[slot] != high || scopes[slot] != scope)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
