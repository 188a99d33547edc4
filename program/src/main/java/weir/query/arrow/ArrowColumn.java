package weir.query.arrow;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// One column of an [ArrowBatch]: values are added row by row. Used by one thread at a time.
public abstract sealed class ArrowColumn permits ArrowNumbers, ArrowTexts {
  private static final int VALIDITY = 0;

  private final MemorySegment array;
  private final MemorySegment buffers;
  private final MemorySegment validity;
  private int nulls;

  /// How many rows it has so far.
  int rows;

  /// @param bufferCount how many buffers there are, that of NULLs included
  ArrowColumn(Arena arena, int capacity, int bufferCount) {
    array = arena.allocate(ArrowLayout.ARRAY_BYTES, Long.BYTES);
    buffers = arena.allocate(ADDRESS, bufferCount);
    validity = arena.allocate((capacity + Byte.SIZE - 1) / Byte.SIZE, Long.BYTES);
    array.set(JAVA_LONG, ArrowLayout.ARRAY_BUFFER_COUNT, bufferCount);
    array.set(ADDRESS, ArrowLayout.ARRAY_BUFFERS, buffers);
  }

  static ArrowColumn of(ArrowType type, Arena arena, int capacity) {
    return switch (type) {
      case TEXT -> new ArrowTexts(arena, capacity);
      case INT8, INT16, INT32, INT64 -> new ArrowNumbers(arena, capacity, type.width());
    };
  }

  final MemorySegment array() {
    return array;
  }

  final void setBuffer(int place, MemorySegment buffer) {
    buffers.setAtIndex(ADDRESS, place, buffer);
  }

  /// Says that the row about to be added is NULL.
  final void markNull() {
    if (nulls++ == 0) {
      validity.fill((byte) -1);
    }
    int place = rows / Byte.SIZE;
    int others = ~(1 << rows % Byte.SIZE);
    validity.set(JAVA_BYTE, place, (byte) (validity.get(JAVA_BYTE, place) & others));
  }

  public abstract void addNull();

  void clear() {
    rows = 0;
    nulls = 0;
  }

  /// Makes what was added readable for others.
  void seal() {
    array.set(JAVA_LONG, ArrowLayout.ARRAY_LENGTH, rows);
    array.set(JAVA_LONG, ArrowLayout.ARRAY_NULL_COUNT, nulls);
    array.set(ADDRESS, ArrowLayout.ARRAY_RELEASE, ArrowCalls.RELEASE_ARRAY);
    setBuffer(VALIDITY, nulls == 0 ? MemorySegment.NULL : validity);
  }

  /// Gives back what is not the batch's own memory.
  void close() {}
}
