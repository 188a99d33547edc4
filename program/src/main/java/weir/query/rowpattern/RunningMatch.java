package weir.query.rowpattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows that a match consists of so far, with their labels. Owned by one search.
final class RunningMatch {
  private static final int EXCLUDED = 1 << 30;

  private final PartitionRows rows;
  private final List<Tracked> tracked = new ArrayList<>();
  private final List<RunningTotal> totals = new ArrayList<>();
  private int[] labels = new int[16];
  private int start;
  private int length;
  private long number;

  /// The places of the rows that have one of some labels.
  private static final class Tracked {
    private final LabelSet set;
    private int[] places = new int[16];
    private int size;

    Tracked(LabelSet set) {
      this.set = set;
    }

    void add(int place) {
      if (size == places.length) {
        places = Arrays.copyOf(places, size * 2);
      }
      places[size++] = place;
    }

    /// How many there are up to the place, itself counted.
    int countTo(int place) {
      int at = Arrays.binarySearch(places, 0, size, place);
      return at < 0 ? -at - 1 : at + 1;
    }
  }

  RunningMatch(PartitionRows rows) {
    this.rows = rows;
  }

  PartitionRows rows() {
    return rows;
  }

  /// Which of the totals this is; it is kept from now on.
  RunningTotal total(MatchExpression.Total total) {
    for (RunningTotal known : totals) {
      if (known.of().equals(total)) {
        return known;
      }
    }
    RunningTotal added = new RunningTotal(total);
    totals.add(added);
    return added;
  }

  void track(LabelSet set) {
    if (tracked.stream().noneMatch(known -> known.set.equals(set))) {
      tracked.add(new Tracked(set));
    }
  }

  void begin(int row, long matchNumber) {
    cut(0);
    start = row;
    number = matchNumber;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }

  long number() {
    return number;
  }

  int label(int place) {
    return labels[place] & ~EXCLUDED;
  }

  boolean isExcluded(int place) {
    return (labels[place] & EXCLUDED) != 0;
  }

  void add(int label, boolean excluded) {
    if (length == labels.length) {
      labels = Arrays.copyOf(labels, length * 2);
    }
    for (Tracked set : tracked) {
      if (set.set.has(label)) {
        set.add(length);
      }
    }
    for (RunningTotal total : totals) {
      total.add(label, rows, start + length);
    }
    labels[length++] = excluded ? label | EXCLUDED : label;
  }

  /// Forgets all rows from this place on.
  void cut(int place) {
    while (length > place) {
      length--;
      int label = label(length);
      for (Tracked set : tracked) {
        if (set.set.has(label)) {
          set.size--;
        }
      }
      for (RunningTotal total : totals) {
        total.removeLast(label);
      }
    }
  }

  /// The row of the partition that is meant; -1 for none.
  int row(RowReference reference) {
    Tracked set = set(reference);
    return row(reference, set, set.size);
  }

  /// The same where the row at this place is the current one. What is counted from the first row on
  /// may lie behind it, as Trino 476 has it.
  int row(RowReference reference, int place) {
    Tracked set = set(reference);
    boolean isWhole = reference.isFinal() || !reference.fromEnd();
    return row(reference, set, isWhole ? set.size : set.countTo(place));
  }

  private Tracked set(RowReference reference) {
    for (Tracked set : tracked) {
      if (set.set.equals(reference.labels())) {
        return set;
      }
    }
    throw new IllegalStateException("not tracked: " + reference);
  }

  private int row(RowReference reference, Tracked set, int size) {
    int at = reference.fromEnd() ? size - 1 - reference.offset() : reference.offset();
    if (at < 0 || at >= size) {
      return -1;
    }
    long row = (long) start + set.places[at] + reference.shift();
    return row < 0 || row >= rows.count() ? -1 : (int) row;
  }

  /// The label of a row of the partition; -1 when it does not belong to the match.
  int labelOf(int row) {
    int place = row - start;
    return row < 0 || place < 0 || place >= length ? -1 : label(place);
  }

  /// Whether the condition holds when the last row is taken as it is labelled.
  boolean holds(MatchExpression condition) {
    @Nullable Object value = condition.value(this);
    return value instanceof Boolean yes && yes;
  }
}
