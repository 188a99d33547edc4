package weir.store.records;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;

/// Intel's ISA-L, whose inflate is several times as fast as zlib; Debian's package libisal2.
///
/// The places of the members in `struct inflate_state` are those of soname 2. A library that has
/// them elsewhere fails the trial at loading, and is then treated as if it were not there.
final class Igzip {
  /// Room for `struct inflate_state`, which takes 87 kB in version 2.30.
  static final long STATE_BYTES = 1 << 18;

  static final long NEXT_OUT = 0;
  static final long AVAILABLE_OUT = 8;
  static final long NEXT_IN = 16;
  static final long AVAILABLE_IN = 32;
  static final long BITS_READ_AHEAD = 36;
  static final long BLOCK_STATE = 21_160;

  /// What [#BLOCK_STATE] says once everything is unpacked.
  static final int FINISHED = 5;

  private static final Optional<Igzip> INSTALLED = load();

  private final MethodHandle init;
  private final MethodHandle inflate;

  private Igzip(SymbolLookup library) {
    Linker linker = Linker.nativeLinker();
    init =
        linker.downcallHandle(
            library.findOrThrow("isal_inflate_init"),
            FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    inflate =
        linker.downcallHandle(
            library.findOrThrow("isal_inflate"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }

  /// The library, if this machine has it and it is the one we know.
  static Optional<Igzip> installed() {
    return INSTALLED;
  }

  private static Optional<Igzip> load() {
    try {
      Igzip igzip = new Igzip(SymbolLookup.libraryLookup("libisal.so.2", Arena.global()));
      return igzip.passesTrial() ? Optional.of(igzip) : Optional.empty();
    } catch (IllegalArgumentException | java.util.NoSuchElementException notThere) {
      return Optional.empty();
    } catch (IllegalCallerException nativeAccessDenied) {
      return Optional.empty();
    }
  }

  private boolean passesTrial() {
    byte[] text = "trial trial trial of inflate ".repeat(40).getBytes(StandardCharsets.US_ASCII);
    byte[] packed = new byte[text.length];
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(text);
    deflater.finish();
    int length = deflater.deflate(packed);
    deflater.end();
    byte[] unpacked = new byte[text.length];
    try (IgzipInflate trial = new IgzipInflate(this)) {
      trial.input(packed, 0, length + 3);
      int count = trial.read(unpacked, 0, unpacked.length);
      // The end of the stream may show only when more output is asked for.
      int more = trial.read(new byte[1], 0, 1);
      return count == text.length
          && more == 0
          && Arrays.equals(text, unpacked)
          && trial.isFinished()
          && trial.rest() == 3;
    } catch (DataFormatException otherLayout) {
      return false;
    }
  }

  /// What the library is called, for people.
  String name() {
    return "igzip (libisal.so.2)";
  }

  void init(MemorySegment state) {
    try {
      init.invokeExact(state);
    } catch (Throwable unexpected) {
      throw new AssertionError("isal_inflate_init", unexpected);
    }
  }

  int inflate(MemorySegment state) {
    try {
      return (int) inflate.invokeExact(state);
    } catch (Throwable unexpected) {
      throw new AssertionError("isal_inflate", unexpected);
    }
  }
}
