package weir.query.pattern;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Matches flow records by a space-delimited pattern, field by field. Used by one thread.
///
/// A record's text has as many fields as its format, because no value holds a blank. Only a value
/// that begins with `"` or `[` may hold several together, and only a last field that takes the rest
/// of the line is more than a value; then the text is asked.
final class DelimitedRecords implements RecordMatcher {
  /// What is asked of a field.
  private record Asked(RecordField field, ValueTest test) {}

  private final RecordFormat format;
  private final RenderedRecords rendered;
  private final ColumnRows columns = new ColumnRows();
  private final List<Asked> asked = new ArrayList<>();
  private final boolean hasTooFewFields;
  private final boolean needsText;

  DelimitedRecords(DelimitedPattern pattern, RecordFormat format) {
    this.format = format;
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
      asked.add(new Asked(field, pattern.test()));
    }
  }

  @Override
  public int select(RecordBatch batch, int[] positions) {
    if (needsText || mayHoldTogether(batch)) {
      return rendered.select(batch, positions);
    }
    if (hasTooFewFields) {
      return 0;
    }
    RowSet rows = RowSet.all(batch.rows());
    for (Asked one : asked) {
      rows.retain(columns.matching(one.test(), batch.column(one.field()), batch.rows()));
      if (rows.isEmpty()) {
        break;
      }
    }
    return rows.positions(positions);
  }

  @Override
  public Set<RecordField> columns() {
    if (needsText) {
      return rendered.columns();
    }
    Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
    asked.forEach(one -> fields.add(one.field()));
    return fields;
  }

  private boolean mayHoldTogether(RecordBatch batch) {
    for (RecordField field : format.fields()) {
      boolean may =
          switch (batch.column(field)) {
            case Column.SameText same -> same.value() != null && mayHoldTogether(same.value());
            case Column.Symbols symbols -> {
              boolean any = false;
              for (String text : symbols.texts()) {
                any |= mayHoldTogether(text);
              }
              yield any;
            }
            case Column.Numbers _, Column.Addresses _, Column.SameNumber _ -> false;
          };
      if (may) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayHoldTogether(String text) {
    return text.startsWith("\"") || text.startsWith("[");
  }
}
