package weir.query.pattern;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.RecordColumns;

/// Matches flow records by a space-delimited pattern, field by field. Used by one thread.
///
/// A record's text has as many fields as its format, because no value holds a blank. Only a value
/// that begins with `"` or `[` may hold several together, and only a last field that takes the rest
/// of the line is more than a value; then the text is asked.
final class DelimitedRecords implements RecordMatcher {
  private final RenderedRecords rendered;
  private final FieldRows rows = new FieldRows();
  private final List<FieldTest> asked = new ArrayList<>();
  private final boolean hasTooFewFields;
  private final boolean needsText;

  DelimitedRecords(DelimitedPattern pattern, RecordFormat format) {
    this.rendered = new RenderedRecords(pattern.matcher(), format);
    List<RecordField> fields = format.fields();
    int head = pattern.head().size();
    int tail = pattern.tail().size();
    this.hasTooFewFields = head + tail > fields.size();
    boolean lastTakesRest = !pattern.hasDots() && head > 0 && head < fields.size();
    this.needsText = !hasTooFewFields && lastTakesRest && !pattern.head().getLast().isAnything();
    if (!hasTooFewFields) {
      for (int i = 0; i < head; i++) {
        ask(pattern.head().get(i), fields.get(i));
      }
      for (int i = 0; i < tail; i++) {
        ask(pattern.tail().get(i), fields.get(fields.size() - tail + i));
      }
    }
  }

  private void ask(DelimitedPattern.Field pattern, RecordField field) {
    if (!pattern.isAnything()) {
      asked.add(new FieldTest(field, pattern.test()));
    }
  }

  @Override
  public int select(RecordColumns records, int[] positions) throws IOException {
    if (needsText || !records.isPlain()) {
      return rendered.select(records, positions);
    }
    return hasTooFewFields
        ? 0
        : rows.all(asked, records, RowSet.all(records.rows())).positions(positions);
  }
}
