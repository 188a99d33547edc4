package weir.store.logs;

import java.io.IOException;
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
    SegmentColumns.Chosen events = chosen(table, messages, scope, files);
    return events == null ? null : columns(table, scope).page(events, messages, events.rows());
  }

  private SegmentColumns.@Nullable Chosen chosen(
      ParquetTable table, TextRun messages, EventScope scope, OpenFiles files) throws IOException {
    int[] rows = files.rows(messages.count());
    int found = select(messages, scope, rows);
    return columns(table, scope)
        .choose(rows, found, some -> table.numbers(group, SegmentColumns.TIMESTAMP.name(), some));
  }

  private static int select(TextRun messages, EventScope scope, int[] rows) {
    EventFilter filter = scope.range().filter();
    if (filter != null) {
      return filter.select(messages, rows);
    }
    for (int row = 0; row < messages.count(); row++) {
      rows[row] = row;
    }
    return messages.count();
  }

  private SegmentColumns columns(ParquetTable table, EventScope scope) {
    return new SegmentColumns(table, group, scope, segment.rowGroup(group));
  }

  @Override
  public int count(EventScope scope, OpenFiles files) throws IOException {
    ParquetTable table = files.segment(segment);
    TextRun messages = table.texts(group, SegmentColumns.MESSAGE.name());
    if (columns(table, scope).isEveryRowInScope()) {
      return select(messages, scope, files.rows(messages.count()));
    }
    SegmentColumns.Chosen events = chosen(table, messages, scope, files);
    return events == null ? 0 : events.rows().length;
  }

  @Override
  public String place() {
    return segment.entry().name();
  }
}
