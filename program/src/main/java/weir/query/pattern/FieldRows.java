package weir.query.pattern;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordField;
import weir.store.records.RawValues;
import weir.store.records.RecordColumns;

/// Finds the rows that pass tests of several fields, reading as little as it can.
///
/// Distinct values are asked first, because they are few and lie ahead of the rows: when none of a
/// field's passes, no rows are read at all. The field of which the fewest pass goes first; once few
/// rows are left, only those are read of the other fields. Used by one thread.
final class FieldRows {
  /// To read one row among others takes as long as to read so many in their order.
  private static final int SPARSE = 16;

  private final ColumnRows columns = new ColumnRows();

  /// A test with its answers for the distinct values of its field.
  ///
  /// @param wanted by distinct value; null when those are not listed
  /// @param absent whether a row without a value passes
  private record Asked(FieldTest test, boolean @Nullable [] wanted, int passing, boolean absent) {
    boolean passesNone() {
      return wanted != null && passing == 0 && !absent;
    }

    boolean passesAll() {
      return wanted != null && passing == wanted.length && absent;
    }

    double share() {
      return wanted == null ? 1 : (double) passing / Math.max(1, wanted.length);
    }
  }

  /// The rows of a set that pass every test.
  RowSet all(List<FieldTest> tests, RecordColumns records, RowSet among) throws IOException {
    List<Asked> asked = new ArrayList<>();
    for (FieldTest test : tests) {
      Asked one = ask(test, records);
      if (one.passesNone()) {
        return RowSet.none(records.rows());
      }
      if (!one.passesAll()) {
        asked.add(one);
      }
    }
    asked.sort(Comparator.comparingDouble(Asked::share));
    RowSet rows = among.copy();
    for (Asked one : asked) {
      int left = rows.count();
      if (left == 0) {
        break;
      }
      rows =
          left <= records.rows() / SPARSE
              ? among(one.test(), records, rows, left)
              : rows.retain(matching(one, records));
    }
    return rows;
  }

  private Asked ask(FieldTest test, RecordColumns records) throws IOException {
    RawValues distinct = records.distinct(test.field()).orElse(null);
    if (distinct == null) {
      return new Asked(test, null, 0, false);
    }
    boolean ofTexts = test.field().type() == RecordField.Type.STRING;
    boolean[] wanted = columns.passing(test.test(), distinct, ofTexts);
    int passing = 0;
    for (boolean one : wanted) {
      passing += one ? 1 : 0;
    }
    return new Asked(test, wanted, passing, ColumnRows.passesAbsent(test.test()));
  }

  private RowSet matching(Asked asked, RecordColumns records) throws IOException {
    RecordField field = asked.test().field();
    boolean[] wanted = asked.wanted();
    if (wanted == null) {
      return columns.matching(asked.test().test(), records.column(field), records.rows());
    }
    RowSet rows = RowSet.none(records.rows());
    records.mark(field, wanted, asked.absent(), rows.words());
    return rows;
  }

  private RowSet among(FieldTest test, RecordColumns records, RowSet rows, int count)
      throws IOException {
    int[] positions = new int[count];
    rows.positions(positions);
    Column column = records.column(test.field(), positions);
    RowSet matching = columns.matching(test.test(), column, count);
    RowSet left = RowSet.none(records.rows());
    for (int i = 0; i < count; i++) {
      if (matching.has(i)) {
        left.add(positions[i]);
      }
    }
    return left;
  }
}
