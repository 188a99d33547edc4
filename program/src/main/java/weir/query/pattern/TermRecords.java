package weir.query.pattern;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Matches flow records by terms. A term without blanks stands in a record's text exactly when it
/// stands in one of its values; one with blanks when a value ends with what is before the first,
/// the next ones are what is between, and another begins with what is behind the last. Used by one
/// thread.
final class TermRecords implements RecordMatcher {
  private final ValueTest terms;
  private final RecordFormat format;
  private final ColumnRows columns = new ColumnRows();

  TermRecords(List<ValueTest> terms, RecordFormat format) {
    this.terms = new ValueTest.AllOf(terms);
    this.format = format;
  }

  /// The records whose text has this one in it; all for an empty one.
  static TermRecords of(Literal text, RecordFormat format) {
    return new TermRecords(
        text.length() == 0 ? List.of() : List.of(new ValueTest.Containing(text)), format);
  }

  /// Whether the columns can answer for these terms.
  static boolean isEnough(List<ValueTest> terms) {
    return terms.stream().allMatch(TermRecords::isEnough);
  }

  private static boolean isEnough(ValueTest term) {
    return switch (term) {
      case ValueTest.Containing(Literal text) -> text.length() > 0;
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
    Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
    addColumns(terms, fields);
    return fields;
  }

  private void addColumns(ValueTest term, Set<RecordField> fields) {
    switch (term) {
      case ValueTest.AllOf(List<ValueTest> tests) ->
          tests.forEach(test -> addColumns(test, fields));
      case ValueTest.AnyOf(List<ValueTest> tests) ->
          tests.forEach(test -> addColumns(test, fields));
      case ValueTest.Not(ValueTest opposite) -> addColumns(opposite, fields);
      case ValueTest.Containing(Literal text) -> {
        String[] pieces = pieces(text);
        for (int first : places(pieces)) {
          for (int i = 0; i < pieces.length; i++) {
            if (!pieces[i].isEmpty() || isInner(i, pieces)) {
              fields.add(format.fields().get(first + i));
            }
          }
        }
      }
      case ValueTest.Equal _, ValueTest.Like _, ValueTest.Found _, ValueTest.Ordered _ ->
          throw new IllegalArgumentException(term + " is no term");
    }
  }

  @Override
  public boolean mayMatch(Map<RecordField, RecordBatch> distinct) {
    return mayMatch(terms, distinct);
  }

  private boolean mayMatch(ValueTest term, Map<RecordField, RecordBatch> distinct) {
    return switch (term) {
      case ValueTest.AllOf(List<ValueTest> tests) ->
          tests.stream().allMatch(test -> mayMatch(test, distinct));
      case ValueTest.AnyOf(List<ValueTest> tests) ->
          tests.stream().anyMatch(test -> mayMatch(test, distinct));
      case ValueTest.Not _ -> true;
      case ValueTest.Containing(Literal text) -> {
        String[] pieces = pieces(text);
        List<ValueTest> tests = tests(pieces);
        yield IntStream.of(places(pieces))
            .anyMatch(first ->
                IntStream.range(0, pieces.length)
                    .allMatch(i ->
                        columns.mayMatch(tests.get(i), format.fields().get(first + i), distinct)));
      }
      case ValueTest.Equal _, ValueTest.Like _, ValueTest.Found _, ValueTest.Ordered _ ->
          throw new IllegalArgumentException(term + " is no term");
    };
  }

  private static String[] pieces(Literal term) {
    return term.toString().split(" ", -1);
  }

  private static boolean isInner(int piece, String[] pieces) {
    return piece > 0 && piece < pieces.length - 1;
  }

  /// The fields at which the pieces of a term may begin, going by what values of their types are
  /// written with.
  private int[] places(String[] pieces) {
    return IntStream.rangeClosed(0, format.fields().size() - pieces.length)
        .filter(first ->
            IntStream.range(0, pieces.length)
                .allMatch(i ->
                    ColumnRows.mayHold(
                        format.fields().get(first + i).type(), Literal.of(pieces[i]))))
        .toArray();
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
      case ValueTest.Containing(Literal text) -> containing(text, batch);
      case ValueTest.Equal _, ValueTest.Like _, ValueTest.Found _, ValueTest.Ordered _ ->
          throw new IllegalArgumentException(term + " is no term");
    };
  }

  private RowSet containing(Literal term, RecordBatch batch) {
    String[] pieces = pieces(term);
    List<ValueTest> tests = tests(pieces);
    RowSet any = RowSet.none(batch.rows());
    for (int first : places(pieces)) {
      RowSet all = RowSet.all(batch.rows());
      for (int i = 0; i < pieces.length && !all.isEmpty(); i++) {
        Column column = batch.column(format.fields().get(first + i));
        all.retain(columns.matching(tests.get(i), column, batch.rows()));
      }
      any.add(all);
    }
    return any;
  }

  private static List<ValueTest> tests(String[] pieces) {
    List<ValueTest> tests = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      tests.add(piece(pieces[i], i == 0, i == pieces.length - 1));
    }
    return tests;
  }

  private static ValueTest piece(String text, boolean isFirst, boolean isLast) {
    Literal literal = Literal.of(text);
    if (!isFirst && !isLast) {
      return new ValueTest.Equal(literal);
    }
    if (text.isEmpty()) {
      return new ValueTest.AllOf(List.of());
    }
    return isFirst && isLast
        ? new ValueTest.Containing(literal)
        : new ValueTest.Like(Wildcard.of(isFirst ? List.of("", text) : List.of(text, "")));
  }
}
