package weir.query.arrow;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import weir.store.records.ByteWords;

/// A column of texts, one behind the other in a buffer that grows.
public final class ArrowTexts extends ArrowColumn {
  /// Texts up to this length are copied as two words.
  private static final int SHORT = 2 * Long.BYTES;

  /// What a batch should have room for at first, by text.
  private static final int USUAL = 16;

  private static final ValueLayout.OfLong WORD =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment ends;
  private Arena arena = Arena.ofShared();
  private MemorySegment texts;
  private int used;

  ArrowTexts(Arena batch, int capacity) {
    super(batch, capacity, 3);
    // A text begins where the one before ends; the first is told where, which is 0.
    ends = batch.allocate(JAVA_INT, capacity + 1L);
    texts = arena.allocate((long) USUAL * capacity, Long.BYTES);
    setBuffer(1, ends);
  }

  /// Adds a text of proper UTF-8.
  public void add(byte[] bytes, int start, int end) {
    int length = end - start;
    if (texts.byteSize() - used < length + SHORT) {
      grow(length + SHORT);
    }
    if (length <= SHORT && start + SHORT <= bytes.length) {
      texts.set(WORD, used, ByteWords.longAt(bytes, start));
      texts.set(WORD, used + Long.BYTES, ByteWords.longAt(bytes, start + Long.BYTES));
    } else {
      MemorySegment.copy(bytes, start, texts, JAVA_BYTE, used, length);
    }
    used += length;
    ends.setAtIndex(JAVA_INT, ++rows, used);
  }

  @Override
  public void addNull() {
    markNull();
    ends.setAtIndex(JAVA_INT, ++rows, used);
  }

  private void grow(long more) {
    Arena larger = Arena.ofShared();
    MemorySegment copy = larger.allocate(Math.max(2 * texts.byteSize(), used + more), Long.BYTES);
    MemorySegment.copy(texts, 0, copy, 0, used);
    arena.close();
    arena = larger;
    texts = copy;
  }

  /// Bytes of all texts.
  int used() {
    return used;
  }

  @Override
  void clear() {
    super.clear();
    used = 0;
  }

  @Override
  void seal() {
    super.seal();
    setBuffer(2, texts);
  }

  @Override
  void close() {
    arena.close();
  }
}
