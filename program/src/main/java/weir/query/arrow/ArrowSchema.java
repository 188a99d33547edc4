package weir.query.arrow;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The columns' names and types, as Arrow's C interface tells them.
///
/// @param names of the columns
/// @param types as many
record ArrowSchema(List<String> names, List<ArrowType> types) {
  private static final String ROWS = "+s";

  ArrowSchema {
    names = List.copyOf(names);
    types = List.copyOf(types);
    if (names.isEmpty() || names.size() != types.size()) {
      throw new IllegalArgumentException(names + " are no names for columns of " + types);
    }
  }

  /// Fills in a struct of the borrower's.
  ///
  /// @param arena must live until the struct is released
  /// @param ticket with which it comes back
  void lend(MemorySegment borrowed, Arena arena, long ticket) {
    List<MemorySegment> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      MemorySegment column = arena.allocate(ArrowLayout.SCHEMA_BYTES, Long.BYTES);
      fill(column, arena, types.get(i).format(), names.get(i));
      column.set(JAVA_LONG, ArrowLayout.SCHEMA_FLAGS, ArrowLayout.NULLABLE);
      columns.add(column);
    }
    borrowed.fill((byte) 0);
    fill(borrowed, arena, ROWS, "");
    borrowed.set(JAVA_LONG, ArrowLayout.SCHEMA_CHILD_COUNT, columns.size());
    borrowed.set(ADDRESS, ArrowLayout.SCHEMA_CHILDREN, ArrowLayout.pointers(arena, columns));
    borrowed.set(JAVA_LONG, ArrowLayout.SCHEMA_PRIVATE, ticket);
  }

  private static void fill(MemorySegment struct, Arena arena, String format, String name) {
    struct.set(ADDRESS, ArrowLayout.SCHEMA_FORMAT, arena.allocateFrom(format));
    struct.set(ADDRESS, ArrowLayout.SCHEMA_NAME, arena.allocateFrom(name));
    struct.set(ADDRESS, ArrowLayout.SCHEMA_RELEASE, ArrowCalls.RELEASE_SCHEMA);
  }
}
