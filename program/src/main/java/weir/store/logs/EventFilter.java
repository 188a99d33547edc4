package weir.store.logs;

import java.util.Set;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.TextRun;

/// A condition on messages that is decided for many at once. Sealed segments are scanned page by
/// page through it, whatever does not match is never looked at again. One filter is used by one
/// cursor at a time.
public interface EventFilter {
  /// Finds the messages that match: writes their places in the run to `rows`, ascending, and
  /// answers how many they are.
  ///
  /// @param rows as long as the run has messages, at least
  int select(TextRun messages, int[] rows);

  /// Finds the records whose message matches. The message is the record's text in this format,
  /// which the batch need not hold whole: it has the columns that [#columns] asked for.
  ///
  /// @param rows as long as the batch has rows, at least
  int select(RecordBatch records, RecordFormat format, int[] rows);

  /// The fields that [#select(RecordBatch, RecordFormat, int[])] looks at.
  Set<RecordField> columns(RecordFormat format);
}
