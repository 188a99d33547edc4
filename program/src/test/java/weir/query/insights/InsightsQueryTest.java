package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The text of queries: what is read, printed and refused.
class InsightsQueryTest {
  private static String again(String text) {
    InsightsQuery query = InsightsQuery.parse(text);
    String printed = query.text();
    assertEquals(query, InsightsQuery.parse(printed), printed);
    return printed;
  }

  private static MalformedQuery refused(String text) {
    return assertThrows(MalformedQuery.class, () -> InsightsQuery.parse(text), text);
  }

  private static void refuses(String text, int start, int end, String sentence) {
    MalformedQuery malformed = refused(text);
    assertEquals(sentence, malformed.sentence());
    assertEquals(start + "-" + end, malformed.start() + "-" + malformed.end(), sentence);
  }

  @Test
  void everyExampleReadsBackFromItsText() {
    for (CommandEntry command : Commands.ALL) {
      command.examples().forEach(InsightsQueryTest::again);
    }
    for (FunctionGroup group : Functions.GROUPS) {
      for (InsightsFunction function : group.functions()) {
        again(
            (function.aggregate() ? "stats " : "fields ")
                + function.example().expression()
                + " as x");
      }
    }
  }

  @Test
  void wordsOfTheLanguageAreNamesOfFieldsToo() {
    assertEquals(
        "stats count(*) by filter, stats | sort fields asc".replace(" | ", "\n| "),
        again("stats count(*) by filter, stats | sort fields"));
    assertEquals("fields limit, sort", again("fields limit, sort"));
  }

  @Test
  void aSlashDividesOrBeginsARegularExpression() {
    assertEquals(
        "fields bytes/packets/2 as x",
        again("fields bytes/packets/2 as x").replace("(bytes / packets) / 2", "bytes/packets/2"));
    assertEquals("filter @message like /a\\/b/", again("filter @message =~ /a\\/b/"));
    assertEquals("parse @message /(?<x>\\d+)/", again("parse @message /(?<x>\\d+)/"));
    assertEquals("parse (not (a)) /(?<x>\\d+)/", again("parse (!a) /(?<x>\\d+)/"));
    assertEquals("parse (a + b) csv as x", again("parse (a + b) csv as x"));
  }

  @Test
  void commentsAndBlanksAreNothing() {
    assertEquals(
        "fields a\n| limit 5", again("# what\n  fields a # first\n\n| # second\n limit 5"));
  }

  @Test
  void bindsAsArithmeticDoes() {
    assertEquals(
        "filter (a = 1) or ((b = 2) and (not (c = 3)))",
        again("filter a = 1 or b = 2 and not c = 3"));
    assertEquals("fields (1 + (2 * (3 ^ 2))) - 4 as x", again("fields 1 + 2 * 3 ^ 2 - 4 as x"));
    assertEquals("filter -(a) < (b + 1)", again("filter -a < b + 1").replace("(-(a))", "-(a)"));
  }

  @Test
  void namesMayHaveDotsIndexesAndBackticks() {
    assertEquals(
        "fields a.b.0.c, `x-y`.z, @@id",
        again("fields a.b[0].c, `x-y`.z, @@id").replace("a.b[0].c", "a.b.0.c"));
    assertEquals("sort `a b` desc", again("sort `a b` desc"));
  }

  @Test
  void unnamedColumnsAreCalledAsTheyAreWritten() {
    InsightsQuery query = InsightsQuery.parse("stats count( * ), sum(l)/1024/1024 by bin(5m)");
    Stats stats = (Stats) query.commands().getFirst();
    assertEquals("count( * )", stats.items().get(0).name());
    assertEquals("sum(l)/1024/1024", stats.items().get(1).name());
    assertEquals("bin(5m)", stats.keys().getFirst().name());
  }

  @Test
  void saysWhereTheTextIsWrong() {
    refuses(
        "fields @timestamp | filtr x = 1",
        20,
        25,
        "unexpected symbol found filtr; expected a command such as fields or stats; did you mean"
            + " \"filter\"? at line 1 and position 20");
    refuses(
        "fields @message\n| filter strlenn(@message) > 5",
        25,
        32,
        "unknown function strlenn; did you mean \"strlen\"? at line 2 and position 9");
    refuses(
        "stats count(*) by",
        17,
        17,
        "unexpected end of the query; expected a field, a value or a function at line 1 and"
            + " position 17");
    refuses(
        "filter a = \"x",
        11,
        13,
        "the text that begins here has no closing \" at line 1 and position 11");
    refuses(
        "filter a like /(?=x)/",
        14,
        21,
        "the regular expression looks around with (?=, which Logs Insights does not have at line 1"
            + " and position 14");
    refuses(
        "limit 0",
        6,
        7,
        "limit is 0 but must be a whole number from 1 to 100000 at line 1 and position 6");
    refuses(
        "parse @message \"a*b*\" as x",
        15,
        21,
        "the text of parse has 2 * but 1 names at line 1 and position 15");
    refuses(
        "stats a + count(*)",
        6,
        7,
        "the field a is not inside of a function such as sum or latest at line 1 and position 6");
    refuses("fields sum(a)", 7, 13, "sum belongs into stats at line 1 and position 7");
    refuses(
        "fields a | fillmissing",
        11,
        22,
        "fillmissing must follow stats by bin(…) at line 1 and position 11");
    refuses(
        "stats count(*) by a offset 1h",
        20,
        26,
        "offset must follow bin(…) at line 1 and position 20");
    refuses(
        "filter a in (SOURCE 'g' | filter b in (SOURCE 'h') | fields c)",
        13,
        61,
        "a query in brackets has another one in it at line 1 and position 13");
    refuses(
        "estimate | limit 5", 11, 18, "no command may follow estimate at line 1 and position 11");
    refuses(
        "autoregress bytes p=4-2",
        22,
        23,
        "the end of p is 2 but must be a whole number from 4 to 1000 at line 1 and position 22");
    refuses(
        "outlier action=drop bytes",
        15,
        19,
        "unexpected symbol found drop; expected remove or transform at line 1 and position 15");
    refuses(
        "sessionise a",
        0,
        10,
        "unexpected symbol found sessionise; expected a command such as fields or stats; did you"
            + " mean \"sessionize\"? at line 1 and position 0");
    refuses(
        "fields formatDate(@timestamp, '%H', 'Mars/Base')",
        36,
        47,
        "formatDate is given 'mars/base' but takes formatDate(value, \"text\", [\"zone\"]) at line"
            + " 1 and position 36");
    refuses(
        "pattern a | pattern b | diff",
        24,
        28,
        "diff compares the patterns of one pattern at line 1 and position 24");
    refuses("dedup a | sort a", 10, 16, "only limit may follow dedup at line 1 and position 10");
    refuses(
        "stats count(*) | anomaly",
        17,
        24,
        "anomaly compares events or their patterns, but stats stands before it at line 1 and"
            + " position 17");
    refuses(
        "",
        0,
        0,
        "unexpected end of the query; expected a command such as fields or stats at line 1 and"
            + " position 0");
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    assertTrue(
        refused("filter " + "(".repeat(5000) + "a" + ")".repeat(5000))
            .sentence()
            .contains("deeper than 100"));
    assertTrue(
        refused("fields a" + " | fields a".repeat(200))
            .sentence()
            .contains("more than 100 commands"));
  }

  @Test
  void sortsByWhatStatsHasComputed() {
    again("stats count(*) by bin(1h) | sort count(*) desc");
    again("stats count(*) by srcAddr | filter count(*) > 5");
  }

  @Test
  void whatIsPrintedReadsBack() {
    long seed = System.nanoTime();
    RandomQuery random = new RandomQuery(new Random(seed));
    for (int i = 0; i < 3000; i++) {
      String text = random.query();
      try {
        again(text);
      } catch (RuntimeException | AssertionError wrong) {
        throw new AssertionError("seed " + seed + ": " + text, wrong);
      }
    }
  }

  @Test
  void brokenTextsAreRefusedAtAPlaceInsideOfThem() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RandomQuery queries = new RandomQuery(random);
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(queries.query());
      int at = random.nextInt(text.length());
      text.replace(
          at,
          Math.min(text.length(), at + random.nextInt(4)),
          "|(/\"'`#[,*".substring(random.nextInt(10)));
      try {
        again(text.toString());
      } catch (MalformedQuery malformed) {
        assertTrue(
            0 <= malformed.start()
                && malformed.start() <= malformed.end()
                && malformed.end() <= text.length(),
            () -> "seed " + seed + ": " + text);
        pieces.add(malformed.sentence());
      } catch (RuntimeException | AssertionError wrong) {
        throw new AssertionError("seed " + seed + ": " + text, wrong);
      }
    }
    assertTrue(pieces.size() > 500);
  }
}
