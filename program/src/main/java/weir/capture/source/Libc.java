package weir.capture.source;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The few functions of the C library that capturing needs. Each is spelled and answers as in its
/// manual page; [#errorNumber] tells why the calling thread's last one failed.
final class Libc {
  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENOMEM = 12;
  static final int EACCES = 13;
  static final int ENODEV = 19;
  static final int EINVAL = 22;
  static final int ENETDOWN = 100;
  static final int ENOBUFS = 105;

  private static final int O_RDONLY = 0;
  private static final int O_CLOEXEC = 0x80000;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private static final MethodHandle SOCKET = ints("socket", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = ints("close", JAVA_INT);
  private static final MethodHandle SETNS = ints("setns", JAVA_INT, JAVA_INT);
  private static final MethodHandle IF_NAMETOINDEX = ints("if_nametoindex", ADDRESS);
  private static final MethodHandle BIND = ints("bind", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GETSOCKNAME = ints("getsockname", JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle SETSOCKOPT =
      ints("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GETSOCKOPT =
      ints("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle POLL = ints("poll", ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle MUNMAP = ints("munmap", ADDRESS, JAVA_LONG);
  private static final MethodHandle OPEN =
      find(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle MMAP =
      find(
          "mmap",
          FunctionDescriptor.of(
              ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle RECV =
      find("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle SEND =
      find("send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private Libc() {}

  private static MethodHandle ints(String name, MemoryLayout... parameters) {
    return find(name, FunctionDescriptor.of(JAVA_INT, parameters));
  }

  private static MethodHandle find(
      String name, FunctionDescriptor types, Linker.Option... options) {
    Linker.Option[] all = java.util.Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), types, all);
  }

  /// Why this thread's last call failed, as in `errno(3)`.
  static int errorNumber() {
    return (int) ERRNO.get(CAPTURED.get(), 0L);
  }

  static int socket(int family, int type, int protocol) {
    try {
      return (int) SOCKET.invokeExact(CAPTURED.get(), family, type, protocol);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static void close(int descriptor) {
    try {
      var _ = (int) CLOSE.invokeExact(CAPTURED.get(), descriptor);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static int setns(int descriptor, int kind) {
    try {
      return (int) SETNS.invokeExact(CAPTURED.get(), descriptor, kind);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  /// 0 when this thread's network namespace has no such interface.
  static int interfaceIndex(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) IF_NAMETOINDEX.invokeExact(CAPTURED.get(), arena.allocateFrom(name));
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static int openForReading(String path) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) OPEN.invokeExact(CAPTURED.get(), arena.allocateFrom(path), O_RDONLY | O_CLOEXEC);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static int bind(int descriptor, MemorySegment address) {
    try {
      return (int) BIND.invokeExact(CAPTURED.get(), descriptor, address, (int) address.byteSize());
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  /// Fills the address of a bound socket.
  static int getsockname(int descriptor, MemorySegment address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocateFrom(JAVA_INT, (int) address.byteSize());
      return (int) GETSOCKNAME.invokeExact(CAPTURED.get(), descriptor, address, size);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static int setsockopt(int descriptor, int level, int option, MemorySegment value) {
    try {
      return (int)
          SETSOCKOPT.invokeExact(
              CAPTURED.get(), descriptor, level, option, value, (int) value.byteSize());
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static int setsockopt(int descriptor, int level, int option, int value) {
    try (Arena arena = Arena.ofConfined()) {
      return setsockopt(descriptor, level, option, arena.allocateFrom(JAVA_INT, value));
    }
  }

  /// Fills the value.
  static int getsockopt(int descriptor, int level, int option, MemorySegment value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocateFrom(JAVA_INT, (int) value.byteSize());
      return (int) GETSOCKOPT.invokeExact(CAPTURED.get(), descriptor, level, option, value, size);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  /// Waits for the one descriptor that the `struct pollfd` names.
  static int poll(MemorySegment descriptor, int timeoutMillis) {
    try {
      return (int) POLL.invokeExact(CAPTURED.get(), descriptor, 1L, timeoutMillis);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  /// A mapping of address -1 means that it failed.
  static MemorySegment mmap(long bytes, int protection, int flags, int descriptor) {
    try {
      return (MemorySegment)
          MMAP.invokeExact(
              CAPTURED.get(), MemorySegment.NULL, bytes, protection, flags, descriptor, 0L);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static void munmap(MemorySegment mapped) {
    try {
      var _ = (int) MUNMAP.invokeExact(CAPTURED.get(), mapped, mapped.byteSize());
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static long recv(int descriptor, MemorySegment into, int flags) {
    try {
      return (long) RECV.invokeExact(CAPTURED.get(), descriptor, into, into.byteSize(), flags);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  static long send(int descriptor, MemorySegment message) {
    try {
      return (long) SEND.invokeExact(CAPTURED.get(), descriptor, message, message.byteSize(), 0);
    } catch (Throwable thrown) {
      throw impossible(thrown);
    }
  }

  private static AssertionError impossible(Throwable thrown) {
    return new AssertionError("a call into the C library does not throw", thrown);
  }
}
