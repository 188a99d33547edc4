package weir.query.rowpattern;

import java.util.Arrays;

/// Which steps of the program were tried at which row, so that none is tried twice where the
/// outcome must be the same.
sealed interface Visits {
  /// Whether the step is to be tried at the row.
  boolean isNew(int step, int row);

  /// A row was taken by another way than before: its successor is reached anew.
  void arrived(int row);

  /// A match begins to be looked for at the row.
  void begin(int row);

  /// A match was found that begins at the row.
  void found(int row);

  /// For conditions that see single rows only: a step that failed at a row fails there for every
  /// match, whatever comes before.
  final class OfPartition implements Visits {
    private final int steps;
    private long[] tried = new long[16];
    private int furthest;

    OfPartition(int steps) {
      this.steps = steps;
    }

    @Override
    public boolean isNew(int step, int row) {
      long bit = (long) row * steps + step;
      int word = Math.toIntExact(bit >>> 6);
      if (word >= tried.length) {
        tried = Arrays.copyOf(tried, Math.max(word + 1, word + (word >> 1)));
      }
      furthest = Math.max(furthest, row);
      boolean isNew = (tried[word] >>> bit & 1) == 0;
      tried[word] |= 1L << bit;
      return isNew;
    }

    @Override
    public void arrived(int row) {}

    @Override
    public void begin(int row) {
      furthest = row;
    }

    /// What was tried on the way to a match need not fail for the next one.
    @Override
    public void found(int row) {
      int from = Math.toIntExact((long) row * steps >>> 6);
      int to = Math.toIntExact(((long) furthest + 1) * steps >>> 6);
      Arrays.fill(tried, from, Math.min(tried.length, to + 1), 0);
    }
  }

  /// For conditions that see the match so far: only a step that is reached again by the same rows
  /// has the same outcome.
  final class OfWay implements Visits {
    private final int steps;
    private int start;
    private long ways;
    private long[] way = new long[16];
    private long[] tried = new long[16];

    OfWay(int steps) {
      this.steps = steps;
    }

    @Override
    public boolean isNew(int step, int row) {
      int place = row - start;
      int at = Math.toIntExact((long) place * steps + step);
      if (at >= tried.length) {
        tried = Arrays.copyOf(tried, Math.max(at + steps, at + (at >> 1)));
      }
      boolean isNew = tried[at] != way[place];
      tried[at] = way[place];
      return isNew;
    }

    @Override
    public void arrived(int row) {
      int place = row - start;
      if (place >= way.length) {
        way = Arrays.copyOf(way, place * 2);
      }
      way[place] = ++ways;
    }

    @Override
    public void begin(int row) {
      start = row;
      arrived(row);
    }

    @Override
    public void found(int row) {}
  }
}
