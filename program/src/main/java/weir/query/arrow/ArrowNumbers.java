package weir.query.arrow;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A column of whole numbers of one, two, four or eight bytes.
public final class ArrowNumbers extends ArrowColumn {
  private final int width;
  private final MemorySegment numbers;

  ArrowNumbers(Arena arena, int capacity, int width) {
    super(arena, capacity, 2);
    this.width = width;
    this.numbers = arena.allocate((long) width * capacity, Long.BYTES);
    setBuffer(1, numbers);
  }

  /// The greatest number that there is room for.
  public long most() {
    return -1L >>> 1 + Long.SIZE - width * Byte.SIZE;
  }

  /// @param number not beyond what the column's type holds
  public void add(long number) {
    switch (width) {
      case Byte.BYTES -> numbers.set(JAVA_BYTE, rows, (byte) number);
      case Short.BYTES -> numbers.setAtIndex(JAVA_SHORT, rows, (short) number);
      case Integer.BYTES -> numbers.setAtIndex(JAVA_INT, rows, (int) number);
      default -> numbers.setAtIndex(JAVA_LONG, rows, number);
    }
    rows++;
  }

  @Override
  public void addNull() {
    markNull();
    add(0);
  }
}
