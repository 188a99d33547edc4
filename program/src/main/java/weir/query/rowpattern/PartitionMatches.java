package weir.query.rowpattern;

/// The matches of one partition, one after the other, as numbers. Used by one thread.
final class PartitionMatches {
  private static final int MOST_CHARACTERS = 256 << 20;
  private static final int LINES_OF_BLOCK = 1024;

  private final PatternMatching matching;
  private final PartitionRows rows;
  private final RunningMatch match;
  private final Search search;
  private final Runnable stop;
  private final StringBuilder told = new StringBuilder();
  private long first;
  private long lines;
  private int unmatchedFrom;

  PartitionMatches(
      PatternMatching matching,
      PartitionRows rows,
      RunningMatch match,
      Search search,
      Runnable stop) {
    this.matching = matching;
    this.rows = rows;
    this.match = match;
    this.search = search;
    this.stop = stop;
  }

  String tell(long firstRow) {
    first = firstRow;
    long number = 1;
    int row = 0;
    while (row < rows.count()) {
      stop.run();
      if (search.find(row, number)) {
        number++;
        row = match.length() == 0 ? empty(row) : rowsOf(row);
      } else {
        unmatched(row);
        row++;
      }
    }
    return told.toString();
  }

  private void unmatched(int row) {
    if (matching.rowsPerMatch() == RowsPerMatch.ALL_WITH_UNMATCHED && row >= unmatchedFrom) {
      begin(row);
      told.append(",NULL,1,NULL");
      rest();
    }
  }

  private int empty(int row) {
    if (matching.rowsPerMatch() != RowsPerMatch.ALL_OMIT_EMPTY) {
      begin(row);
      told.append(',').append(match.number()).append(",1,NULL");
      rest();
    }
    unmatchedFrom = Math.max(unmatchedFrom, row + 1);
    return row + 1;
  }

  private void rest() {
    told.append(",NULL".repeat(matching.rows().size() + matching.labels().size())).append(']');
  }

  /// Tells the match's rows; answers where to go on.
  private int rowsOf(int row) {
    int length = match.length();
    unmatchedFrom = Math.max(unmatchedFrom, row + length);
    for (int place = 0; place < length; place++) {
      boolean shown =
          matching.rowsPerMatch() == RowsPerMatch.ONE
              ? place == length - 1
              : !match.isExcluded(place);
      if (shown || matching.everyRow()) {
        rowOf(row, place, shown);
      }
    }
    return next(row);
  }

  private void rowOf(int start, int place, boolean shown) {
    begin(start + place);
    told.append(',').append(match.number()).append(shown ? ",1," : ",0,");
    told.append(match.label(place) + 1);
    for (RowReference reference : matching.rows()) {
      number(match.row(reference, place), first);
    }
    for (RowReference reference : matching.labels()) {
      number(match.labelOf(match.row(reference, place)), 1);
    }
    told.append(']');
  }

  private void begin(int row) {
    if (told.length() > MOST_CHARACTERS) {
      throw new MatchFault(
          "EXCEEDED_LOCAL_MEMORY_LIMIT",
          "The matches of one partition have too many rows; partition finer, or take ONE ROW PER"
              + " MATCH");
    }
    if (lines > 0) {
      told.append(lines % LINES_OF_BLOCK == 0 ? PatternMatching.NEXT_BLOCK : '\n');
    }
    lines++;
    told.append('[').append(first + row);
  }

  private void number(int found, long base) {
    told.append(',');
    if (found < 0) {
      told.append("NULL");
    } else {
      told.append(base + found);
    }
  }

  private int next(int row) {
    return switch (matching.afterMatch()) {
      case AfterMatch.PastLastRow _ -> row + match.length();
      case AfterMatch.NextRow _ -> row + 1;
      case AfterMatch.ToRow(RowReference to) -> {
        int target = match.row(to);
        if (target < 0) {
          throw new MatchFault(
              "GENERIC_USER_ERROR",
              "AFTER MATCH SKIP failed: pattern variable is not present in match");
        }
        if (target == row) {
          throw new MatchFault(
              "GENERIC_USER_ERROR", "AFTER MATCH SKIP failed: cannot skip to first row of match");
        }
        yield target;
      }
    };
  }
}
