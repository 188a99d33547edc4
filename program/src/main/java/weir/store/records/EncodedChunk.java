package weir.store.records;

import java.util.Arrays;

/// One column of a row group as bytes: distinct values and indexes into them, or plain values; with
/// the smallest and the largest value. Written by one chunk at a time; reused.
final class EncodedChunk {
  /// The distinct values in plain encoding.
  final ByteSink dictionary = new ByteSink(1 << 16);

  /// The values one after the other, when there is no dictionary.
  final ByteSink plain = new ByteSink(1 << 16);

  private int[] codes = new int[0];
  private int encoding = ParquetFormat.PLAIN;
  private int distinct;
  private byte[] smallest = new byte[0];
  private byte[] largest = new byte[0];
  private boolean bounded;

  void clear() {
    dictionary.clear();
    plain.clear();
    encoding = ParquetFormat.PLAIN;
    distinct = 0;
    bounded = false;
  }

  /// How [#plain] is written, when it is not in plain encoding after all.
  void encoding(int number) {
    encoding = number;
  }

  int encoding() {
    return encoding;
  }

  /// An array of at least this length for the indexes.
  int[] codes(int count) {
    if (codes.length < count) {
      codes = new int[count];
    }
    return codes;
  }

  int[] codes() {
    return codes;
  }

  /// How many distinct values the dictionary has; 0 when the values are plain.
  int distinct() {
    return distinct;
  }

  void distinct(int count) {
    distinct = count;
  }

  void bounds(byte[] least, byte[] most) {
    smallest = least;
    largest = most;
    bounded = true;
  }

  /// Appends a text to the dictionary and widens the bounds by it, in the order of unsigned bytes.
  void addText(byte[] bytes, int from, int length) {
    dictionary.putInt(length);
    dictionary.put(bytes, from, length);
    boolean first = !bounded;
    if (first || compare(bytes, from, length, smallest) < 0) {
      smallest = Arrays.copyOfRange(bytes, from, from + length);
    }
    if (first || compare(bytes, from, length, largest) > 0) {
      largest = Arrays.copyOfRange(bytes, from, from + length);
    }
    bounded = true;
    distinct++;
  }

  private static int compare(byte[] bytes, int from, int length, byte[] other) {
    return Arrays.compareUnsigned(bytes, from, from + length, other, 0, other.length);
  }

  /// Whether [#smallest] and [#largest] say something.
  boolean isBounded() {
    return bounded;
  }

  byte[] smallest() {
    return smallest;
  }

  byte[] largest() {
    return largest;
  }
}
