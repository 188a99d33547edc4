package weir.store.records;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.zip.DataFormatException;

/// Inflate by ISA-L, through buffers outside the heap.
final class IgzipInflate implements Inflate {
  private static final int OUT_BYTES = 1 << 17;
  private static final int IN_BYTES = 1 << 16;

  /// Bytes before the input that the library may step back over.
  private static final int HISTORY = 16;

  private final Igzip igzip;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(Igzip.STATE_BYTES, 64);
  private final MemorySegment out = arena.allocate(OUT_BYTES, 64);
  private MemorySegment in = MemorySegment.NULL;

  IgzipInflate(Igzip igzip) {
    this.igzip = igzip;
    igzip.init(state);
  }

  @Override
  public void input(byte[] bytes, int offset, int length) {
    if (in.byteSize() < HISTORY + length) {
      in = arena.allocate(HISTORY + Math.max(length, IN_BYTES), 64);
    }
    MemorySegment.copy(bytes, offset, in, JAVA_BYTE, HISTORY, length);
    state.set(ADDRESS, Igzip.NEXT_IN, in.asSlice(HISTORY));
    state.set(JAVA_INT, Igzip.AVAILABLE_IN, length);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws DataFormatException {
    if (isFinished()) {
      return 0;
    }
    int room = Math.min(length, OUT_BYTES);
    state.set(ADDRESS, Igzip.NEXT_OUT, out);
    state.set(JAVA_INT, Igzip.AVAILABLE_OUT, room);
    int answer = igzip.inflate(state);
    if (answer < 0) {
      throw new DataFormatException("no deflate stream (" + answer + ")");
    }
    int count = room - state.get(JAVA_INT, Igzip.AVAILABLE_OUT);
    MemorySegment.copy(out, JAVA_BYTE, 0, target, offset, count);
    return count;
  }

  @Override
  public boolean isFinished() {
    return state.get(JAVA_INT, Igzip.BLOCK_STATE) == Igzip.FINISHED;
  }

  @Override
  public int rest() {
    return state.get(JAVA_INT, Igzip.AVAILABLE_IN) + state.get(JAVA_INT, Igzip.BITS_READ_AHEAD) / 8;
  }

  @Override
  public void reset() {
    igzip.init(state);
  }

  @Override
  public void close() {
    arena.close();
  }
}
