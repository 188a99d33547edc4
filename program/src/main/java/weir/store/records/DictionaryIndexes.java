package weir.store.records;

/// Which entries of a dictionary the values of a page are: all of them at once, some in ascending
/// order, or only which of them are of some entries. What lies between is not unpacked. Used by one
/// reader.
final class DictionaryIndexes {
  static final DictionaryIndexes NONE =
      new DictionaryIndexes(new ByteCursor(new byte[0], 0, 0), 0, 0, 0);

  private final ByteCursor runs;
  private final int bitWidth;
  private final int count;
  private final int entries;
  private int[] all = new int[0];

  /// @param runs the indexes as the file has them
  /// @param entries how many the dictionary has
  static DictionaryIndexes of(ByteCursor runs, int bitWidth, int count, int entries)
      throws DamagedParquetException {
    HybridInput.checkWidth(bitWidth);
    return new DictionaryIndexes(runs.copy(), bitWidth, count, entries);
  }

  private DictionaryIndexes(ByteCursor runs, int bitWidth, int count, int entries) {
    this.runs = runs;
    this.bitWidth = bitWidth;
    this.count = count;
    this.entries = entries;
  }

  int count() {
    return count;
  }

  /// Every index.
  int[] all() throws DamagedParquetException {
    if (all.length < count) {
      int[] read = new int[count];
      HybridInput.read(runs.copy(), bitWidth, read, count);
      int least = 0;
      int most = -1;
      for (int index : read) {
        least = Math.min(least, index);
        most = Math.max(most, index);
      }
      check(least < 0 ? least : most);
      all = read;
    }
    return all;
  }

  /// Adds the values that are one of some entries to a set.
  ///
  /// @param wanted by entry
  /// @param values a bit for each value
  void mark(boolean[] wanted, long[] values) throws DamagedParquetException {
    if (bitWidth == 0 || bitWidth > PackedMarks.WIDEST) {
      int[] indexes = all();
      for (int i = 0; i < count; i++) {
        values[i >>> 6] |= (wanted[indexes[i]] ? 1L : 0L) << i;
      }
      return;
    }
    int only = bitWidth < PackedSearch.NARROWEST ? -1 : PackedSearch.only(wanted);
    if (only >= 0) {
      PackedSearch search = new PackedSearch(only, bitWidth);
      mark(wanted, search::add, values);
      return;
    }
    PackedMarks marks = new PackedMarks(wanted, entries, bitWidth);
    mark(wanted, marks::add, values);
    if (marks.isBeyond()) {
      check(entries);
    }
  }

  /// What looks at a run of packed indexes.
  private interface Packed {
    void add(byte[] source, long firstBit, int from, int to, long[] set);
  }

  private void mark(boolean[] wanted, Packed packed, long[] values) throws DamagedParquetException {
    Walk walk = walk();
    while (walk.runTo < count) {
      walk.nextRun();
      if (walk.isPacked) {
        packed.add(runs.bytes(), walk.runBits, walk.runFrom, walk.runTo, values);
      } else {
        check(walk.runValue);
        if (wanted[walk.runValue]) {
          PackedMarks.addAll(walk.runFrom, walk.runTo, values);
        }
      }
    }
  }

  /// Goes over the indexes from the beginning.
  Walk walk() {
    return new Walk();
  }

  private void check(int index) throws DamagedParquetException {
    if (index < 0 || index >= entries) {
      throw new DamagedParquetException(
          "points at entry " + index + " of a dictionary of " + entries);
    }
  }

  /// Some indexes, in ascending order. Used by one reader.
  final class Walk {
    private final ByteCursor in = runs.copy();

    /// The run that [#at] stands in: places, and its one value or the bits from which its values
    /// lie.
    private int runFrom;

    private int runTo;
    private boolean isPacked;
    private int runValue;
    private long runBits;

    /// The index of one value, which is not ahead of the one asked for last.
    int at(int place) throws DamagedParquetException {
      while (place >= runTo) {
        nextRun();
      }
      int index =
          isPacked
              ? HybridInput.packedAt(
                  in.bytes(), runBits + (long) (place - runFrom) * bitWidth, bitWidth)
              : runValue;
      check(index);
      return index;
    }

    private void nextRun() throws DamagedParquetException {
      long header = in.varint();
      isPacked = (header & 1) == 1;
      long groups = Math.min(header >>> 1, Integer.MAX_VALUE);
      int length = (int) Math.min(isPacked ? 8 * groups : groups, count - runTo);
      if (length <= 0) {
        throw new DamagedParquetException("has a run of no values");
      }
      runFrom = runTo;
      runTo += length;
      if (isPacked) {
        runBits = 8L * HybridInput.takePacked(in, header >>> 1, bitWidth, length);
      } else {
        runValue = HybridInput.runValue(in, bitWidth);
      }
    }
  }
}
