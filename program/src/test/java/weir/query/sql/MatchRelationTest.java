package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weir.query.rowpattern.PatternMatching;

/// What MATCH_RECOGNIZE asks of its table, and what it refuses.
class MatchRelationTest {
  private static AnalyzedQuery analyzed(String before, String match, String after) {
    return Bench.analyze(
        TestCatalog.small(),
        "SELECT " + before + " FROM flows MATCH_RECOGNIZE (" + match + ") AS m " + after);
  }

  private static TableUse use(String before, String match, String after) {
    return analyzed(before, match, after).tables().getFirst();
  }

  @Test
  void readsTheColumnsThatAreNamedOnly() {
    assertEquals(
        Set.of("srcaddr", "start", "action", "bytes"),
        use(
                "*",
                "PARTITION BY srcaddr ORDER BY start MEASURES sum(a.bytes) AS b PATTERN (a+) DEFINE"
                    + " a AS action = 'REJECT'",
                "")
            .columns());
    assertEquals(
        Set.of("start", "dstport"),
        use("dstport", "ORDER BY start ALL ROWS PER MATCH PATTERN (a)  DEFINE a AS start > 5", "")
            .columns());
  }

  @Test
  void aConditionOnTheResultTakesWholePartitionsAwayOnly() {
    String byDay =
        "PARTITION BY day ORDER BY start ALL ROWS PER MATCH PATTERN (a b) DEFINE b AS true";
    assertEquals(
        Optional.of("(\"day\" = 'x')"),
        use("*", byDay, "WHERE day = 'x' AND region = 'y'").partitionCondition());
    String ofAll = "ORDER BY start ALL ROWS PER MATCH PATTERN (a b) DEFINE b AS true";
    assertEquals(Optional.empty(), use("*", ofAll, "WHERE day = 'x'").partitionCondition());
  }

  @Test
  void leavesToTheSearchOnlyWhatSeesSeveralRows() {
    PatternMatching ofRows =
        analyzed(
                "*",
                "ORDER BY start MEASURES 1 AS one PATTERN (a b) DEFINE b AS b.bytes > PREV(b.bytes)"
                    + " AND LAST(bytes) > 1",
                "")
            .patterns()
            .getFirst()
            .matching();
    assertEquals(List.of(), ofRows.columns());
    PatternMatching overRows =
        analyzed(
                "*",
                "ORDER BY start MEASURES 1 AS one PATTERN (a b) DEFINE b AS b.bytes > a.bytes * 2"
                    + " AND action = 'ACCEPT'",
                "")
            .patterns()
            .getFirst()
            .matching();
    assertEquals(2, overRows.columns().size());
    assertEquals(1, overRows.marks());
  }

  @Test
  void refusesConditionsOverSeveralRowsThatItCannotCompute() {
    refuses(
        "lower(b.srcaddr || a.srcaddr) LIKE 'a%'",
        "line 1:97: This condition over several rows of a match is not supported:"
            + " lower(concat(b.srcaddr, a.srcaddr)); compare values of rows, labels and counts with"
            + " =, <>, <, <=, >, >=, LIKE, compute them with +, -, *, /, %, and choose with CASE");
    refuses(
        "power(b.bytes, 2) > sqrt(a.bytes + b.bytes)",
        "line 1:117: This condition over several rows of a match is not supported: sqrt((a.bytes +"
            + " b.bytes)); compare values of rows, labels and counts with =, <>, <, <=, >, >=,"
            + " LIKE, compute them with +, -, *, /, %, and choose with CASE");
    refuses(
        "ARRAY[b.bytes] = ARRAY[a.bytes]",
        "line 1:97: A condition over several rows of a match with a value of type array(bigint) is"
            + " not supported: ARRAY[b.bytes]");
  }

  private static void refuses(String condition, String sentence) {
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                analyzed(
                    "*",
                    "ORDER BY start MEASURES 1 AS one PATTERN (a b) DEFINE b AS " + condition,
                    ""));
    assertEquals("NOT_SUPPORTED: " + sentence, fault.text());
  }

  @Test
  void refusesPatternsInWindows() {
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                Bench.analyze(
                    TestCatalog.small(),
                    "SELECT sum(bytes) OVER (ORDER BY start MEASURES a.start AS s ROWS BETWEEN"
                        + " CURRENT ROW AND UNBOUNDED FOLLOWING PATTERN (a+) DEFINE a AS true) FROM"
                        + " flows"));
    assertEquals(
        "NOT_SUPPORTED: line 1:40: Row pattern recognition in a window is not supported;"
            + " MATCH_RECOGNIZE in FROM is",
        fault.text());
  }
}
