package weir.query.arrow;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Some rows outside the heap, column by column. Written by one thread, then lent to DuckDB, then
/// written anew.
public final class ArrowBatch {
  /// The most rows: what a processor's own cache holds of a few columns.
  public static final int ROWS = 1 << 13;

  /// A batch with a text column this long is full, however few its rows are.
  private static final int LONGEST = 1 << 24;

  private final Arena arena = Arena.ofShared();
  private final List<ArrowColumn> columns;
  private final MemorySegment array;

  ArrowBatch(List<ArrowType> types) {
    columns = types.stream().map(type -> ArrowColumn.of(type, arena, ROWS)).toList();
    array = arena.allocate(ArrowLayout.ARRAY_BYTES, Long.BYTES);
    array.set(JAVA_LONG, ArrowLayout.ARRAY_BUFFER_COUNT, 1);
    array.set(JAVA_LONG, ArrowLayout.ARRAY_CHILD_COUNT, columns.size());
    // A row itself is never NULL, so there is no buffer that says so.
    array.set(
        ADDRESS,
        ArrowLayout.ARRAY_BUFFERS,
        ArrowLayout.pointers(arena, List.of(MemorySegment.NULL)));
    array.set(
        ADDRESS,
        ArrowLayout.ARRAY_CHILDREN,
        ArrowLayout.pointers(arena, columns.stream().map(ArrowColumn::array).toList()));
  }

  public ArrowColumn column(int place) {
    return columns.get(place);
  }

  /// How many rows the first column has so far; all must have as many in the end.
  public int rows() {
    return columns.getFirst().rows;
  }

  /// How many rows may be added.
  public int room() {
    for (ArrowColumn column : columns) {
      if (column instanceof ArrowTexts texts && texts.used() > LONGEST) {
        return 0;
      }
    }
    return ROWS - rows();
  }

  void clear() {
    columns.forEach(ArrowColumn::clear);
  }

  /// Fills in a struct of the borrower's.
  ///
  /// @param ticket with which it comes back
  void lend(MemorySegment borrowed, long ticket) {
    columns.forEach(ArrowColumn::seal);
    borrowed.copyFrom(array);
    borrowed.set(JAVA_LONG, ArrowLayout.ARRAY_LENGTH, rows());
    borrowed.set(ADDRESS, ArrowLayout.ARRAY_RELEASE, ArrowCalls.RELEASE_ARRAY);
    borrowed.set(JAVA_LONG, ArrowLayout.ARRAY_PRIVATE, ticket);
  }

  void close() {
    columns.forEach(ArrowColumn::close);
    arena.close();
  }
}
