package weir.model.net;

import org.jspecify.annotations.Nullable;

/// Finds what belongs to an address, given as halves, without allocating. Filled once, then only
/// read; a key of 48 bits, such as an Ethernet address, has a high half of 0.
public final class AddressIndex<T> {
  private long[] high = new long[16];
  private long[] low = new long[16];
  private @Nullable Object[] values = new Object[16];
  private int size;

  /// The first value of an address stays.
  public void putIfAbsent(long high, long low, T value) {
    if (find(high, low) != null) {
      return;
    }
    if (++size * 2 > values.length) {
      grow();
    }
    put(high, low, value);
  }

  /// What belongs to the address; null when nothing does.
  @SuppressWarnings("unchecked") // only a T is ever put
  public @Nullable T find(long high, long low) {
    int slot = slot(high, low);
    for (Object value = values[slot]; value != null; value = values[slot]) {
      if (this.low[slot] == low && this.high[slot] == high) {
        return (T) value;
      }
      slot = slot + 1 & values.length - 1;
    }
    return null;
  }

  private void put(long high, long low, Object value) {
    int slot = slot(high, low);
    while (values[slot] != null) {
      slot = slot + 1 & values.length - 1;
    }
    this.high[slot] = high;
    this.low[slot] = low;
    values[slot] = value;
  }

  private int slot(long high, long low) {
    long hash = (low ^ Long.rotateLeft(high, 23)) * 0x9e37_79b9_7f4a_7c15L;
    return (int) (hash >>> 40) & values.length - 1;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    @Nullable Object[] oldValues = values;
    high = new long[oldHigh.length * 2];
    low = new long[oldLow.length * 2];
    values = new Object[oldValues.length * 2];
    for (int i = 0; i < oldValues.length; i++) {
      Object value = oldValues[i];
      if (value != null) {
        put(oldHigh[i], oldLow[i], value);
      }
    }
  }
}
