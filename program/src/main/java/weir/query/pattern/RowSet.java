package weir.query.pattern;

import java.util.Arrays;

/// Which rows of a batch are wanted, a bit each. Written by one thread.
final class RowSet {
  private final long[] words;
  private final int rows;

  private RowSet(int rows) {
    this.rows = rows;
    this.words = new long[(rows + 63) >>> 6];
  }

  static RowSet none(int rows) {
    return new RowSet(rows);
  }

  static RowSet all(int rows) {
    return none(rows).invert();
  }

  static RowSet of(int rows, boolean all) {
    return all ? all(rows) : none(rows);
  }

  int rows() {
    return rows;
  }

  boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  RowSet copy() {
    return none(rows).add(this);
  }

  int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /// The bits themselves, for who adds many rows at once.
  long[] words() {
    return words;
  }

  boolean has(int row) {
    return (words[row >>> 6] >>> row & 1) != 0;
  }

  void add(int row) {
    words[row >>> 6] |= 1L << row;
  }

  /// Adds the rows from `64 * word` on that have their bit in `bits`.
  void add(int word, long bits) {
    words[word] |= bits;
  }

  RowSet retain(RowSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] &= other.words[i];
    }
    return this;
  }

  RowSet add(RowSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
    return this;
  }

  RowSet invert() {
    for (int i = 0; i < words.length; i++) {
      words[i] = ~words[i];
    }
    if ((rows & 63) != 0) {
      words[words.length - 1] &= (1L << rows) - 1;
    }
    return this;
  }

  /// Writes the rows in ascending order and answers how many they are.
  int positions(int[] target) {
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      for (long rest = words[i]; rest != 0; rest &= rest - 1) {
        target[count++] = (i << 6) + Long.numberOfTrailingZeros(rest);
      }
    }
    return count;
  }

  @Override
  public String toString() {
    int[] positions = new int[rows];
    return Arrays.toString(Arrays.copyOf(positions, positions(positions)));
  }
}
