package weir.store.logs;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weir.store.records.ParquetTable;
import weir.store.records.TextRun;

/// A row group of messages as text. A filter goes first, over all messages as one run; only when it
/// finds something are the other columns read.
record SegmentTexts(Segment segment, int group) implements EventSource {
  @Override
  public long firstMillis() {
    return segment.rowGroup(group).firstMillis();
  }

  @Override
  public long lastMillis() {
    return segment.rowGroup(group).lastMillis();
  }

  @Override
  public boolean isWanted(EventScope scope) {
    SegmentEntry.RowGroup bounds = segment.rowGroup(group);
    return scope.mayHold(
        firstMillis(), lastMillis(), bounds.firstSequence(), bounds.lastSequence());
  }

  @Override
  public @Nullable EventPage load(EventScope scope, OpenFiles files) throws IOException {
    ParquetTable table = files.segment(segment);
    TextRun messages = table.texts(group, SegmentColumns.MESSAGE.name());
    EventFilter filter = scope.range().filter();
    int[] rows = new int[messages.count()];
    int found = rows.length;
    if (filter == null) {
      Arrays.setAll(rows, row -> row);
    } else {
      found = filter.select(messages, rows);
    }
    SegmentColumns columns = new SegmentColumns(table, group, scope, segment.rowGroup(group));
    SegmentColumns.Chosen events =
        columns.choose(
            rows, found, chosen -> table.numbers(group, SegmentColumns.TIMESTAMP.name(), chosen));
    return events == null ? null : columns.page(events, messages, events.rows());
  }

  @Override
  public String place() {
    return segment.entry().name();
  }
}
