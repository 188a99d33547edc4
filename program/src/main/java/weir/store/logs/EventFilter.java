package weir.store.logs;

import java.io.IOException;
import weir.model.flow.RecordFormat;
import weir.store.records.RecordColumns;
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

  /// Finds the records whose message matches. The message is the record's text in this format. A
  /// column that is not asked for is not read.
  ///
  /// @param rows as long as there are records, at least
  /// @throws IOException when a column cannot be read
  int select(RecordColumns records, RecordFormat format, int[] rows) throws IOException;
}
