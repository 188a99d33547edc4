package weir.store.records;

/// Which entries of a dictionary the values of a page are: all of them at once, or some in
/// ascending order, between which nothing is unpacked. Used by one reader.
final class DictionaryIndexes {
  static final DictionaryIndexes NONE =
      new DictionaryIndexes(new ByteCursor(new byte[0], 0, 0), 0, 0, 0);

  private final ByteCursor runs;
  private final int bitWidth;
  private final int count;
  private final int entries;
  private int[] all = new int[0];

  /// The run that [#at] stands in: places, and its one value or the bits from which its values lie.
  private int runFrom;

  private int runTo;
  private boolean isPacked;
  private int runValue;
  private long runBits;

  /// @param runs the indexes as the file has them; owned from now on
  /// @param entries how many the dictionary has
  static DictionaryIndexes of(ByteCursor runs, int bitWidth, int count, int entries)
      throws DamagedParquetException {
    HybridInput.checkWidth(bitWidth);
    return new DictionaryIndexes(runs, bitWidth, count, entries);
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

  /// Every index. Not to be mixed with [#at].
  int[] all() throws DamagedParquetException {
    if (all.length < count) {
      int[] read = new int[count];
      HybridInput.read(runs, bitWidth, read, count);
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

  /// The index of one value, which is not ahead of the one asked for last.
  int at(int place) throws DamagedParquetException {
    while (place >= runTo) {
      nextRun();
    }
    int index =
        isPacked
            ? HybridInput.packedAt(
                runs.bytes(), runBits + (long) (place - runFrom) * bitWidth, bitWidth)
            : runValue;
    check(index);
    return index;
  }

  private void nextRun() throws DamagedParquetException {
    long header = runs.varint();
    isPacked = (header & 1) == 1;
    long groups = Math.min(header >>> 1, Integer.MAX_VALUE);
    int length = (int) Math.min(isPacked ? 8 * groups : groups, count - runTo);
    if (length <= 0) {
      throw new DamagedParquetException("has a run of no values");
    }
    runFrom = runTo;
    runTo += length;
    if (isPacked) {
      runBits = 8L * HybridInput.takePacked(runs, header >>> 1, bitWidth, length);
    } else {
      runValue = HybridInput.runValue(runs, bitWidth);
    }
  }

  private void check(int index) throws DamagedParquetException {
    if (index < 0 || index >= entries) {
      throw new DamagedParquetException(
          "points at entry " + index + " of a dictionary of " + entries);
    }
  }
}
