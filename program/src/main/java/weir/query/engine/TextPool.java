package weir.query.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weir.store.records.ByteWords;

/// Texts of one column that came lately, so that a text that comes again is not copied again. Used
/// by one lane.
final class TextPool {
  private static final int SLOTS = 1 << 12;
  private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

  private final byte[] @Nullable [] slots = new byte[SLOTS] @Nullable [];

  /// The bytes as an array of their own, which is proper UTF-8.
  ///
  /// @param bytes with eight bytes before `start`
  byte[] text(byte[] bytes, int start, int end) {
    int slot = (int) (hash(bytes, start, end) >>> 52);
    byte[] known = slots[slot];
    if (known != null
        && known.length == end - start
        && Arrays.equals(known, 0, known.length, bytes, start, end)) {
      return known;
    }
    byte[] text = Arrays.copyOfRange(bytes, start, end);
    if (!isAscii(text)) {
      byte[] proper = new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
      if (!Arrays.equals(proper, text)) {
        return proper;
      }
    }
    slots[slot] = text;
    return text;
  }

  private static long hash(byte[] bytes, int start, int end) {
    int length = end - start;
    long mixed = length;
    for (int at = start; at < end - 8; at += 8) {
      mixed = (mixed ^ ByteWords.longAt(bytes, at)) * MULTIPLIER;
      mixed ^= mixed >>> 29;
    }
    if (length > 0) {
      long last = ByteWords.longAt(bytes, end - 8);
      mixed = (mixed ^ (length >= 8 ? last : last >>> (64 - 8 * length))) * MULTIPLIER;
    }
    return mixed;
  }

  private static boolean isAscii(byte[] text) {
    int at = 0;
    for (; at + 8 <= text.length; at += 8) {
      if ((ByteWords.longAt(text, at) & ByteWords.TOPS) != 0) {
        return false;
      }
    }
    for (; at < text.length; at++) {
      if (text[at] < 0) {
        return false;
      }
    }
    return true;
  }
}
