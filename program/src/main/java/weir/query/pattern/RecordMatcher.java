package weir.query.pattern;

import java.io.IOException;
import weir.store.records.RecordColumns;

/// Says which flow records a [FilterPattern] takes, looking at their columns. Used by one thread.
public interface RecordMatcher {
  /// Finds the matching rows. Columns that do not decide are not asked for.
  ///
  /// @param positions takes the matching rows, ascending; at least as long as there are rows
  /// @return how many match
  /// @throws IOException when a column cannot be read
  int select(RecordColumns records, int[] positions) throws IOException;
}
