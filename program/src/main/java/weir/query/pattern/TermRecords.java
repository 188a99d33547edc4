package weir.query.pattern;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Matches flow records by terms without blanks: such a term stands in a record's text exactly when
/// it stands in one of its values. Used by one thread.
final class TermRecords implements RecordMatcher {
  private final ValueTest terms;
  private final RecordFormat format;
  private final ColumnRows columns = new ColumnRows();

  TermRecords(List<ValueTest> terms, RecordFormat format) {
    this.terms = new ValueTest.AllOf(terms);
    this.format = format;
  }

  /// Whether the columns can answer for these terms.
  static boolean isEnough(List<ValueTest> terms) {
    return terms.stream().allMatch(TermRecords::isEnough);
  }

  private static boolean isEnough(ValueTest term) {
    return switch (term) {
      case ValueTest.Containing(Literal text) ->
          text.length() > 0 && text.toString().indexOf(' ') < 0;
      case ValueTest.Not(ValueTest opposite) -> isEnough(opposite);
      case ValueTest.AllOf(List<ValueTest> tests) -> isEnough(tests);
      case ValueTest.AnyOf(List<ValueTest> tests) -> isEnough(tests);
      case ValueTest.Equal _, ValueTest.Like _, ValueTest.Found _, ValueTest.Ordered _ -> false;
    };
  }

  @Override
  public int select(RecordBatch batch, int[] positions) {
    return rows(terms, batch).positions(positions);
  }

  @Override
  public Set<RecordField> columns() {
    return EnumSet.copyOf(format.fields());
  }

  private RowSet rows(ValueTest term, RecordBatch batch) {
    int rows = batch.rows();
    return switch (term) {
      case ValueTest.AllOf(List<ValueTest> tests) -> {
        RowSet all = RowSet.all(rows);
        for (ValueTest test : tests) {
          all.retain(rows(test, batch));
        }
        yield all;
      }
      case ValueTest.AnyOf(List<ValueTest> tests) -> {
        RowSet any = RowSet.none(rows);
        for (ValueTest test : tests) {
          any.add(rows(test, batch));
        }
        yield any;
      }
      case ValueTest.Not(ValueTest opposite) -> rows(opposite, batch).invert();
      case ValueTest.Containing _,
          ValueTest.Equal _,
          ValueTest.Like _,
          ValueTest.Found _,
          ValueTest.Ordered _ -> {
        RowSet any = RowSet.none(rows);
        for (RecordField field : format.fields()) {
          any.add(columns.matching(term, batch.column(field), rows));
        }
        yield any;
      }
    };
  }
}
