package weir.query.rowpattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PatternMatchingTest {
  private static final RowPattern A = new RowPattern.Variable(0);
  private static final RowPattern B = new RowPattern.Variable(1);

  private static RowPattern sequence(RowPattern... parts) {
    return new RowPattern.Sequence(List.of(parts));
  }

  private static RowPattern repeated(RowPattern part, int least, boolean greedy) {
    return new RowPattern.Repetition(part, least, OptionalInt.empty(), greedy);
  }

  /// Variable 0 is marked by the first mark of each row, variable 1 by the second.
  private static PatternMatching matching(RowPattern pattern, RowsPerMatch rows, AfterMatch after) {
    return new PatternMatching(
        pattern,
        List.of(new VariableCondition(0, null), new VariableCondition(1, null)),
        2,
        List.of(),
        rows,
        false,
        after,
        List.of(RowReference.last(LabelSet.of(0))),
        List.of());
  }

  private static String found(PatternMatching matching, String marks) {
    return matching.find(marks.replace(" ", ""), List.of(), 100, () -> {});
  }

  @Test
  void tellsTheLastRowOfEachMatch() {
    PatternMatching greedy =
        matching(sequence(repeated(A, 1, true), B), RowsPerMatch.ONE, new AfterMatch.PastLastRow());
    assertEquals("[102,1,1,2,101]\n[105,2,1,2,104]", found(greedy, "10 11 01 00 10 01"));
  }

  @Test
  void prefersFewerRowsWhereThePatternIsReluctant() {
    PatternMatching reluctant =
        matching(
            sequence(repeated(A, 1, false), B), RowsPerMatch.ONE, new AfterMatch.PastLastRow());
    assertEquals("[101,1,1,2,100]", found(reluctant, "10 11 01"));
  }

  @Test
  void tellsRowsOfNoMatchAndEmptyMatches() {
    PatternMatching any =
        matching(
            repeated(A, 0, true), RowsPerMatch.ALL_WITH_UNMATCHED, new AfterMatch.PastLastRow());
    assertEquals(
        "[100,1,1,NULL,NULL]\n[101,2,1,1,101]\n[102,3,1,NULL,NULL]", found(any, "00 10 01"));
    PatternMatching some =
        matching(
            repeated(A, 1, true), RowsPerMatch.ALL_WITH_UNMATCHED, new AfterMatch.PastLastRow());
    assertEquals(
        "[100,NULL,1,NULL,NULL]\n[101,1,1,1,101]\n[102,NULL,1,NULL,NULL]", found(some, "00 10 01"));
  }

  @Test
  void endsLoopsWhoseRoundsTakeNoRow() {
    RowPattern maybe = new RowPattern.Repetition(A, 0, OptionalInt.of(1), true);
    PatternMatching loop =
        matching(
            sequence(repeated(repeated(maybe, 0, true), 2, true), B),
            RowsPerMatch.ONE,
            new AfterMatch.PastLastRow());
    assertEquals("[102,1,1,2,101]", found(loop, "10 10 01"));
  }

  @Test
  void refusesToGoOnWhereItStands() {
    PatternMatching stuck =
        matching(
            sequence(A, B),
            RowsPerMatch.ONE,
            new AfterMatch.ToRow(new RowReference(LabelSet.of(0), false, 0, 0, true)));
    MatchFault fault = assertThrows(MatchFault.class, () -> found(stuck, "10 01"));
    assertEquals("AFTER MATCH SKIP failed: cannot skip to first row of match", fault.sentence());
  }

  @Test
  void refusesPatternsThatAreTooLong() {
    RowPattern thousand = new RowPattern.Repetition(A, 1000, OptionalInt.of(1000), true);
    RowPattern million = new RowPattern.Repetition(thousand, 1000, OptionalInt.of(1000), true);
    MatchFault fault =
        assertThrows(
            MatchFault.class,
            () -> found(matching(million, RowsPerMatch.ONE, new AfterMatch.NextRow()), "10"));
    assertEquals("COMPILER_ERROR", fault.errorName());
  }

  @Test
  void ordersTextsByCodePoints() {
    assertEquals(-1, Integer.signum(MatchValues.order("\uffee", "\ud83d\ude00")));
    assertEquals(
        false, MatchValues.compared(MatchExpression.Comparison.EQUAL, Double.NaN, Double.NaN));
  }
}
