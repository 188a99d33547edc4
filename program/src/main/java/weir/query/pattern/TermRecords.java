package weir.query.pattern;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import weir.model.flow.RecordFormat;
import weir.store.records.RecordColumns;

/// Matches flow records by terms. A term without blanks stands in a record's text exactly when it
/// stands in one of its values; one with blanks when a value ends with what is before the first,
/// the next ones are what is between, and another begins with what is behind the last. Used by one
/// thread.
final class TermRecords implements RecordMatcher {
  private final ValueTest terms;
  private final RecordFormat format;
  private final FieldRows rows = new FieldRows();

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
  public int select(RecordColumns records, int[] positions) throws IOException {
    return rows(terms, records, RowSet.all(records.rows())).positions(positions);
  }

  private static String[] pieces(Literal term) {
    return term.toString().split(" ", -1);
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

  /// The rows of a set that pass a term.
  private RowSet rows(ValueTest term, RecordColumns records, RowSet among) throws IOException {
    return switch (term) {
      case ValueTest.AllOf(List<ValueTest> tests) -> {
        RowSet all = among.copy();
        for (ValueTest test : tests) {
          all = all.isEmpty() ? all : rows(test, records, all);
        }
        yield all;
      }
      case ValueTest.AnyOf(List<ValueTest> tests) -> {
        RowSet any = RowSet.none(records.rows());
        for (ValueTest test : tests) {
          any.add(rows(test, records, among));
        }
        yield any;
      }
      case ValueTest.Not(ValueTest opposite) ->
          rows(opposite, records, among).invert().retain(among);
      case ValueTest.Containing(Literal text) -> containing(text, records, among);
      case ValueTest.Equal _, ValueTest.Like _, ValueTest.Found _, ValueTest.Ordered _ ->
          throw new IllegalArgumentException(term + " is no term");
    };
  }

  private RowSet containing(Literal term, RecordColumns records, RowSet among) throws IOException {
    String[] pieces = pieces(term);
    List<ValueTest> tests = tests(pieces);
    RowSet any = RowSet.none(records.rows());
    for (int first : places(pieces)) {
      List<FieldTest> asked = new ArrayList<>();
      for (int i = 0; i < pieces.length; i++) {
        if (!tests.get(i).equals(DelimitedPattern.Field.ANYTHING)) {
          asked.add(new FieldTest(format.fields().get(first + i), tests.get(i)));
        }
      }
      any.add(rows.all(asked, records, among));
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
      return DelimitedPattern.Field.ANYTHING;
    }
    return isFirst && isLast
        ? new ValueTest.Containing(literal)
        : new ValueTest.Like(Wildcard.of(isFirst ? List.of("", text) : List.of(text, "")));
  }
}
