package weir.query.arrow;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Where the members are in the three structs of Arrow's C interface, on a machine of 64 bits.
///
/// See <https://arrow.apache.org/docs/format/CDataInterface.html>.
final class ArrowLayout {
  static final long SCHEMA_BYTES = 72;
  static final long SCHEMA_FORMAT = 0;
  static final long SCHEMA_NAME = 8;
  static final long SCHEMA_FLAGS = 24;
  static final long SCHEMA_CHILD_COUNT = 32;
  static final long SCHEMA_CHILDREN = 40;
  static final long SCHEMA_RELEASE = 56;
  static final long SCHEMA_PRIVATE = 64;

  /// The flag of a column that may have NULLs.
  static final long NULLABLE = 2;

  static final long ARRAY_BYTES = 80;
  static final long ARRAY_LENGTH = 0;
  static final long ARRAY_NULL_COUNT = 8;
  static final long ARRAY_BUFFER_COUNT = 24;
  static final long ARRAY_CHILD_COUNT = 32;
  static final long ARRAY_BUFFERS = 40;
  static final long ARRAY_CHILDREN = 48;
  static final long ARRAY_RELEASE = 64;
  static final long ARRAY_PRIVATE = 72;

  static final long STREAM_BYTES = 40;
  static final long STREAM_GET_SCHEMA = 0;
  static final long STREAM_GET_NEXT = 8;
  static final long STREAM_LAST_ERROR = 16;
  static final long STREAM_RELEASE = 24;
  static final long STREAM_PRIVATE = 32;

  static final AddressLayout SCHEMA = to(SCHEMA_BYTES);
  static final AddressLayout ARRAY = to(ARRAY_BYTES);
  static final AddressLayout STREAM = to(STREAM_BYTES);

  private ArrowLayout() {}

  private static AddressLayout to(long bytes) {
    return ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(bytes, JAVA_BYTE));
  }

  static MemorySegment pointers(Arena arena, List<MemorySegment> targets) {
    MemorySegment pointers = arena.allocate(ADDRESS, Math.max(1, targets.size()));
    for (int i = 0; i < targets.size(); i++) {
      pointers.setAtIndex(ADDRESS, i, targets.get(i));
    }
    return pointers;
  }

  static long longAt(MemorySegment struct, long place) {
    return struct.get(JAVA_LONG, place);
  }
}
