package weir.query.arrow;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// The functions of Arrow's C interface that DuckDB calls. They live as long as the process; a
/// number in the struct that they are called with says what is meant. None may throw: that would
/// end the process.
final class ArrowCalls {
  static final MemorySegment GET_SCHEMA =
      function(
          "getSchema", FunctionDescriptor.of(JAVA_INT, ArrowLayout.STREAM, ArrowLayout.SCHEMA));
  static final MemorySegment GET_NEXT =
      function("getNext", FunctionDescriptor.of(JAVA_INT, ArrowLayout.STREAM, ArrowLayout.ARRAY));
  static final MemorySegment LAST_ERROR =
      function("lastError", FunctionDescriptor.of(ADDRESS, ArrowLayout.STREAM));
  static final MemorySegment RELEASE_STREAM =
      function("releaseStream", FunctionDescriptor.ofVoid(ArrowLayout.STREAM));
  static final MemorySegment RELEASE_SCHEMA =
      function("releaseSchema", FunctionDescriptor.ofVoid(ArrowLayout.SCHEMA));
  static final MemorySegment RELEASE_ARRAY =
      function("releaseArray", FunctionDescriptor.ofVoid(ArrowLayout.ARRAY));

  private static final MemorySegment CLOSED = Arena.global().allocateFrom("the table is closed");
  private static final ThreadLocal<MemorySegment> WORDS = new ThreadLocal<>();
  private static final int OK = 0;

  /// The error number of the C library for input that cannot be had.
  private static final int EIO = 5;

  private ArrowCalls() {}

  private static MemorySegment function(String name, FunctionDescriptor descriptor) {
    try {
      MethodType type = descriptor.toMethodType();
      MethodHandle ours = MethodHandles.lookup().findStatic(ArrowCalls.class, name, type);
      return Linker.nativeLinker().upcallStub(ours, descriptor, Arena.global());
    } catch (ReflectiveOperationException notHere) {
      throw new LinkageError(name, notHere);
    }
  }

  static int getSchema(MemorySegment stream, MemorySegment schema) {
    try {
      ArrowTable table = table(stream);
      if (table == null) {
        return EIO;
      }
      table.describe(schema);
      return OK;
    } catch (RuntimeException | Error e) {
      return EIO;
    }
  }

  static int getNext(MemorySegment stream, MemorySegment array) {
    try {
      ArrowTable table = table(stream);
      return table != null && table.next(stream.address(), array) ? OK : EIO;
    } catch (RuntimeException | Error e) {
      return EIO;
    }
  }

  /// Null only where nothing failed: DuckDB would fall over it.
  static MemorySegment lastError(MemorySegment stream) {
    try {
      ArrowTable table = table(stream);
      if (table == null) {
        return CLOSED;
      }
      String failure = table.failure(stream.address());
      return failure == null ? MemorySegment.NULL : kept(failure);
    } catch (RuntimeException | Error e) {
      return CLOSED;
    }
  }

  /// As text of the C language, for as long as this thread asks for no other.
  private static MemorySegment kept(String text) {
    MemorySegment kept = Arena.ofAuto().allocateFrom(text);
    WORDS.set(kept);
    return kept;
  }

  static void releaseStream(MemorySegment stream) {
    try {
      stream.set(ADDRESS, ArrowLayout.STREAM_RELEASE, MemorySegment.NULL);
      ArrowTable table = table(stream);
      if (table != null) {
        table.ended(stream.address());
      }
    } catch (RuntimeException | Error e) {
      // The table ends when it is closed.
    }
  }

  static void releaseSchema(MemorySegment schema) {
    try {
      schema.set(ADDRESS, ArrowLayout.SCHEMA_RELEASE, MemorySegment.NULL);
      ArrowTable.forget(ArrowLayout.longAt(schema, ArrowLayout.SCHEMA_PRIVATE));
    } catch (RuntimeException | Error e) {
      // Its memory stays taken.
    }
  }

  static void releaseArray(MemorySegment array) {
    try {
      array.set(ADDRESS, ArrowLayout.ARRAY_RELEASE, MemorySegment.NULL);
      ArrowScan.takeBack(ArrowLayout.longAt(array, ArrowLayout.ARRAY_PRIVATE));
    } catch (RuntimeException | Error e) {
      // Its memory stays taken.
    }
  }

  private static @Nullable ArrowTable table(MemorySegment stream) {
    return ArrowTable.TABLES.find(ArrowLayout.longAt(stream, ArrowLayout.STREAM_PRIVATE));
  }
}
