package weir.query.pattern;

import java.util.Set;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;

/// Says which flow records a [FilterPattern] takes, looking at their columns. Used by one thread.
public interface RecordMatcher {
  /// Finds the matching rows.
  ///
  /// @param positions takes the matching rows, ascending; at least as long as the batch
  /// @return how many match
  int select(RecordBatch batch, int[] positions);

  /// The fields that decide. A batch may lack all others, if none of its values begins with `"` or
  /// `[`, which hold several values of a line together as one.
  Set<RecordField> columns();
}
