package weir.query.lines;

import java.util.Arrays;

/// A few rows of a file: where in a buffer the bytes of each cell begin and end. Written by one
/// reader, and valid until it reads on.
///
/// The buffer begins and ends with at least [#MARGIN] bytes that belong to no cell, so that words
/// may be loaded over a cell's edges.
public final class Cells {
  /// Bytes around the cells.
  public static final int MARGIN = 16;

  private static final int NULL = -1;

  private final int[] columns;
  private final int capacity;
  private final int[][] starts;
  private final int[][] ends;
  private byte[] bytes = new byte[2 * MARGIN];
  private int used = MARGIN;

  /// @param columns which of the file's columns are wanted, in the order of the slots they get
  /// @param capacity the most rows
  public Cells(int[] columns, int capacity) {
    this.columns = columns.clone();
    this.capacity = capacity;
    this.starts = new int[columns.length][capacity];
    this.ends = new int[columns.length][capacity];
  }

  public int capacity() {
    return capacity;
  }

  /// The wanted columns' places in the file.
  int[] columns() {
    return columns;
  }

  /// The buffer that [#starts] and [#ends] point into.
  public byte[] bytes() {
    return bytes;
  }

  /// Where a slot's cells begin, by row; negative for NULL.
  public int[] starts(int slot) {
    return starts[slot];
  }

  /// Where they end, exclusive.
  public int[] ends(int slot) {
    return ends[slot];
  }

  /// Points into a reader's own buffer from here on.
  void over(byte[] buffer) {
    bytes = buffer;
  }

  /// Empties the buffer of these cells for [#put].
  void clear() {
    used = MARGIN;
  }

  void set(int slot, int row, int start, int end) {
    starts[slot][row] = start;
    ends[slot][row] = end;
  }

  void setNull(int slot, int row) {
    starts[slot][row] = NULL;
  }

  void setAllNull(int row) {
    for (int[] slot : starts) {
      slot[row] = NULL;
    }
  }

  /// Copies a cell in.
  void put(int slot, int row, byte[] source, int from, int to) {
    int end = used + to - from;
    if (end + MARGIN > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end + MARGIN, 2 * bytes.length));
    }
    System.arraycopy(source, from, bytes, used, to - from);
    set(slot, row, used, end);
    used = end;
  }
}
