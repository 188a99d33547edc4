package weir.query.pattern;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import weir.model.flow.RecordFormat;
import weir.store.logs.EventFilter;
import weir.store.records.RecordColumns;
import weir.store.records.TextRun;

/// Asks a filter pattern of the log store's events. Used by one cursor.
public final class PatternEvents implements EventFilter {
  private final FilterPattern pattern;
  private final TextMatcher texts;
  private final Map<RecordFormat, RecordMatcher> records = new HashMap<>();

  public PatternEvents(FilterPattern pattern) {
    this.pattern = pattern;
    this.texts = pattern.matcher();
  }

  @Override
  public int select(TextRun messages, int[] rows) {
    return texts.select(messages.bytes(), messages.offsets(), messages.count(), rows);
  }

  @Override
  public int select(RecordColumns columns, RecordFormat format, int[] rows) throws IOException {
    return matcher(format).select(columns, rows);
  }

  private RecordMatcher matcher(RecordFormat format) {
    return records.computeIfAbsent(format, pattern::records);
  }
}
