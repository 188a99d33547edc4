package weir.store.records;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Distinct texts of one column, numbered in the order they came. Finds a text's number from its
/// bytes and makes a String only for a new one. Written by one column of one reader.
///
/// It lives on from batch to batch while it is small, so that most batches share one array of
/// texts, and begins anew when the column turns out to have many.
final class SymbolTable {
  /// Texts beyond which the next batch begins with an empty table.
  private static final int LASTING = 1 << 13;

  /// Bytes of text at which a batch should end.
  private static final int FULL_BYTES = 1 << 24;

  /// Bytes before the first text, so that eight can be loaded that end in it.
  private static final int MARGIN = 8;

  private static final int ABSENT = -1;
  private static final int MALFORMED = -2;
  private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private long[] hashes = new long[256];
  private int[] codesAndOne = new int[256];
  private byte[] arena = new byte[4096];
  private int[] ends = new int[128];
  private String[] texts = new String[128];
  private String[] published = new String[0];
  private int size;
  private int last;

  /// The text's number, or negative when it is `-` or no UTF-8 text without control characters.
  /// Looks at up to eight bytes before `start`.
  int code(byte[] bytes, int start, int end) {
    // Most texts repeat the row before.
    if (size > 0 && same(last, bytes, start, end)) {
      return last;
    }
    int code = find(bytes, start, end);
    last = code < 0 ? last : code;
    return code;
  }

  private int find(byte[] bytes, int start, int end) {
    int length = end - start;
    long hash = hash(bytes, start, end, length);
    int mask = hashes.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (true) {
      int codeAndOne = codesAndOne[slot];
      if (codeAndOne == 0) {
        return length == 1 && bytes[start] == '-' ? ABSENT : add(bytes, start, end, hash, slot);
      }
      if (hashes[slot] == hash && same(codeAndOne - 1, bytes, start, end)) {
        return codeAndOne - 1;
      }
      slot = slot + 1 & mask;
    }
  }

  private static long hash(byte[] bytes, int start, int end, int length) {
    if (length <= 8) {
      long word = length == 0 ? 0 : ByteWords.longAt(bytes, end - 8) >>> (64 - 8 * length);
      long mixed = (word ^ length) * MULTIPLIER;
      return mixed ^ mixed >>> 29;
    }
    long mixed = length;
    for (int at = start; at < end - 8; at += 8) {
      mixed = (mixed ^ ByteWords.longAt(bytes, at)) * MULTIPLIER;
      mixed ^= mixed >>> 29;
    }
    mixed = (mixed ^ ByteWords.longAt(bytes, end - 8)) * MULTIPLIER;
    return mixed ^ mixed >>> 29;
  }

  private boolean same(int code, byte[] bytes, int start, int end) {
    int from = startOf(code);
    int to = ends[code];
    int length = end - start;
    if (to - from != length) {
      return false;
    }
    for (int i = 0; i < length - 8; i += 8) {
      if (ByteWords.longAt(arena, from + i) != ByteWords.longAt(bytes, start + i)) {
        return false;
      }
    }
    long difference = ByteWords.longAt(arena, to - 8) ^ ByteWords.longAt(bytes, end - 8);
    return (length >= 8 ? difference : difference >>> (64 - 8 * length)) == 0;
  }

  private int startOf(int code) {
    return code == 0 ? MARGIN : ends[code - 1];
  }

  private int add(byte[] bytes, int start, int end, long hash, int slot) {
    String text = text(bytes, start, end);
    if (text.isEmpty()) {
      return MALFORMED;
    }
    int code = size++;
    if (code == texts.length) {
      texts = Arrays.copyOf(texts, 2 * code);
      ends = Arrays.copyOf(ends, 2 * code);
    }
    int from = startOf(code);
    int to = from + end - start;
    if (to > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(to, 2 * arena.length));
    }
    System.arraycopy(bytes, start, arena, from, end - start);
    ends[code] = to;
    texts[code] = text;
    hashes[slot] = hash;
    codesAndOne[slot] = code + 1;
    if (2 * size > hashes.length) {
      rehash();
    }
    return code;
  }

  /// The text, empty when the bytes are none or no proper text.
  private String text(byte[] bytes, int start, int end) {
    try {
      String text = decoder.decode(ByteBuffer.wrap(bytes, start, end - start)).toString();
      for (int i = 0; i < text.length(); i++) {
        if (Character.isISOControl(text.charAt(i))) {
          return "";
        }
      }
      return text;
    } catch (CharacterCodingException notUtf8) {
      return "";
    }
  }

  private void rehash() {
    long[] oldHashes = hashes;
    int[] oldCodes = codesAndOne;
    hashes = new long[2 * oldHashes.length];
    codesAndOne = new int[hashes.length];
    int mask = hashes.length - 1;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCodes[i] != 0) {
        int slot = (int) (oldHashes[i] >>> 32) & mask;
        while (codesAndOne[slot] != 0) {
          slot = slot + 1 & mask;
        }
        hashes[slot] = oldHashes[i];
        codesAndOne[slot] = oldCodes[i];
      }
    }
  }

  /// The texts by number. The array is not written to again.
  String[] texts() {
    if (published.length != size) {
      published = Arrays.copyOf(texts, size);
    }
    return published;
  }

  /// Whether the texts take so much memory that the batch should end.
  boolean isFull() {
    return size > 0 && ends[size - 1] > FULL_BYTES;
  }

  /// Says that a batch has ended: numbers given so far need not be kept if there are many.
  void endBatch() {
    if (size > LASTING || isFull()) {
      hashes = new long[256];
      codesAndOne = new int[256];
      arena = new byte[4096];
      ends = new int[128];
      texts = new String[128];
      published = new String[0];
      size = 0;
      last = 0;
    }
  }
}
