package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.RecordFormat;

/// What queries answer: types that each value has for itself, what is missing, order, groups.
class InsightsAnswersTest {
  @TempDir static Path folder;
  private static AskedEvents asked;

  @BeforeAll
  static void fill() {
    asked = AskedEvents.samples(folder);
  }

  @AfterAll
  static void close() {
    asked.close();
  }

  private static void answers(String query, String... rows) {
    assertEquals(List.of(rows), asked.ask(query, "app"), query);
  }

  private static void flows(String query, String... rows) {
    assertEquals(List.of(rows), asked.ask(query, "flows"), query);
  }

  @Test
  void valuesInJsonAreNumbersWhereTheyLookLikeOnes() {
    answers("filter status >= 200 | fields status", "status=404", "status=200");
    answers("filter ms > 9.5 | fields ms", "ms=100", "ms=10.5");
    answers("filter status != 200 | fields status", "status=none", "status=404");
    answers("filter not (status = 200) | fields status", "status=none", "status=404");
    answers("filter status = \"404\" | fields status", "status=404");
    answers(
        "stats max(ms), min(status), sum(ms), avg(ms), count(ms) by user.name | filter"
            + " ispresent(user.name) | sort user.name",
        "user.name=ann max(ms)=100 min(status)=200 sum(ms)=109 avg(ms)=54.5 count(ms)=2",
        "user.name=bob max(ms)=10.5 min(status)=404 sum(ms)=10.5 avg(ms)=10.5 count(ms)=1");
  }

  @Test
  void sortsNumbersBeforeTextsAndWhatIsMissingLast() {
    answers(
        "fields status | sort status desc | limit 4",
        "status=404",
        "status=200",
        "status=none",
        "");
    answers("fields ms | filter ispresent(ms) | sort ms", "ms=9", "ms=10.5", "ms=100");
  }

  @Test
  void namesInTheDataMayBeAnything() {
    answers("fields @@id | filter ispresent(@@id)", "@@id=x1");
    answers("fields tags.0, tags[1] | filter ispresent(tags.1)", "tags.0=a tags.1=b");
  }

  @Test
  void mapsAndListsAreJson() {
    answers(
        "fields jsonParse(@message) as j | filter ispresent(j.tags) | display j.tags, j.tags.0,"
            + " j.user",
        "j.tags=[\"a\",\"b\"] j.tags.0=a j.user={\"name\":\"ann\"}");
  }

  @Test
  void whatIsMissingMakesNothingTrue() {
    answers("filter nobody = 1 or nobody != 1 or not (nobody = 1) | fields nobody");
    answers("filter isempty(nobody) | stats count(*)", "count(*)=7");
  }

  @Test
  void queriesInsideGiveValues() {
    answers(
        "filter user.name in (SOURCE \"app\" | filter status = 404 | fields user.name) | fields"
            + " status",
        "status=404");
    answers(
        "filter ispresent(status) | fields status, user.name as u | join type=left left=a right=b"
            + " where a.u = b.n (SOURCE \"app\" | filter status = 404 | stats count(*) as c by"
            + " user.name as n) | display status, b.c",
        "status=none",
        "status=404 b.c=1",
        "status=200");
  }

  @Test
  void periodsOfTheCalendarBeginWhereTheCalendarSays() {
    flows(
        "stats sum(bytes) by bin(1mo), bin(1w), bin(1y), bin(3mo), dateceil(@timestamp, 1mo)",
        "bin(1mo)=2026-01-01 00:00:00.000 bin(1w)=2025-12-29 00:00:00.000 bin(1y)=2026-01-01"
            + " 00:00:00.000 bin(3mo)=2026-01-01 00:00:00.000 dateceil(@timestamp, 1mo)=2026-02-01"
            + " 00:00:00.000 sum(bytes)=37390");
  }

  @Test
  void aBinOfTooManySecondsIsOneOfSixty() {
    flows(
        "stats count(*) by bin(300s) | sort bin(300s) | limit 2",
        "bin(300s)=2026-01-02 03:04:00.000 count(*)=4",
        "bin(300s)=2026-01-02 03:05:00.000 count(*)=2");
  }

  @Test
  void columnsThatAreComputedCanBeUsedAgain() {
    flows(
        "fields bytes * 8 as bits, bits / 3 as third | filter third > 10000 | display bits, third",
        "bits=160000 third=53333.333333333336",
        "bits=33600 third=11200",
        "bits=67200 third=22400");
    flows(
        "stats count(*) as n by srcAddr | filter n > 2 | sort n desc, srcAddr | display srcAddr",
        "srcAddr=10.0.1.5",
        "srcAddr=203.0.113.9");
    flows("stats count(*) by action | sort count(*) desc | limit 1", "action=ACCEPT count(*)=7");
  }

  @Test
  void numbersBecomeTextAsTheyAreShown() {
    flows("fields concat(13.5 / 4, \"|\", 10 / 4) as t | limit 1", "t=3.375|2.5");
  }

  @Test
  void whatCannotBeComputedIsMissing() {
    flows("fields 2 ^ 10 as y, 7 % 0 as z, 1 / 0 as w | limit 1", "y=1024");
    answers("fields toNumber(\"x\") as x, strlen(nobody) as y, log(0) as z | limit 1", "");
  }

  @Test
  void constantsTakeTheKindOfTheColumn() {
    flows("filter dstPort = \"22\" and srcPort > \"40001\" | fields srcPort", "srcPort=40002");
    flows("filter accountId = 123456789012 | stats count(*)", "count(*)=12");
    flows("filter srcAddr = 10 | fields srcAddr");
  }

  @Test
  void aRowWithoutFieldsShowsTimeAndMessage() {
    answers(
        "filter status = 404 | parse @message '\"level\": \"*\"' as lvl",
        "@timestamp=2026-01-02 03:04:09.678 @message={\"level\": \"warn\", \"status\": 404, \"ms\":"
            + " 10.5, \"user\": {\"name\": \"bob\"}, \"@id\": \"x1\"} lvl=warn");
  }

  @Test
  void groupsOfBothKindsCanBeAskedTogether() {
    assertEquals(
        List.of("level=info", "srcAddr=10.0.1.7"),
        asked.ask(
            "filter srcAddr = '10.0.1.7' and bytes = 3000 or level = 'info' and ms = 9 | fields"
                + " level, srcAddr | sort level",
            "app",
            "flows"));
    assertEquals(
        List.of("@log=123456789012:app count(*)=7", "@log=123456789012:flows count(*)=12"),
        asked.ask("stats count(*) by @log | sort @log", "app", "flows"));
  }

  @Test
  void anEmptyGroupHasNoRows() {
    asked.put(
        "later",
        List.of(),
        List.of(new SampleEvents.Event(SampleEvents.FIRST_MILLIS + 86_400_000, "s", "x")));
    assertEquals(List.of(), asked.ask("stats count(*)", "later"));
    assertEquals(List.of(), asked.ask("fields @message", "later"));
  }

  @Test
  void retentionAndDeletedStreamsAreExact(@TempDir Path own) {
    try (AskedEvents events = new AskedEvents(own)) {
      List<RecordFormat> formats = List.of(RecordFormat.DEFAULT);
      events.at(Instant.ofEpochMilli(SampleEvents.FIRST_MILLIS));
      events.put("g", formats, events.plain(), Duration.ofDays(1), SampleEvents.flows());
      events.put(
          "g",
          formats,
          events.plain(),
          Duration.ofDays(1),
          List.of(new SampleEvents.Event(SampleEvents.FIRST_MILLIS, "gone", "text")));
      events.seal("g");
      assertEquals(List.of("count(*)=13"), events.ask("stats count(*)", "g"));
      events.events("g").deleteStream("gone");
      assertEquals(List.of("count(*)=12"), events.ask("stats count(*)", "g"));
      // Of the events at 0, 1, 7, 8, 60 … seconds the first four have expired.
      events.at(Instant.ofEpochMilli(SampleEvents.FIRST_MILLIS + 86_400_000 + 10_000));
      assertEquals(List.of("count(*)=8"), events.ask("stats count(*)", "g"));
    }
  }

  @Test
  void aDamagedSegmentIsLeftOutAndTheRestIsShown(@TempDir Path own) throws IOException {
    try (AskedEvents events = new AskedEvents(own)) {
      List<RecordFormat> formats = List.of(RecordFormat.DEFAULT);
      events.put("g", formats, SampleEvents.flows());
      events.seal("g");
      Path segment = recordSegment(own);
      events.put("g", formats, SampleEvents.flows().subList(4, 6));
      byte[] bytes = Files.readAllBytes(segment);
      byte[] damaged = bytes.clone();
      // The pages stand at the beginning, the footer at the end stays whole.
      Arrays.fill(damaged, 4, damaged.length / 3, (byte) 0x55);
      Files.write(segment, damaged);
      assertEquals(
          List.of("count(*)=3 count_distinct(@message)=3"),
          events.ask("stats count(*), count_distinct(@message)", "g"));
      Files.write(segment, Arrays.copyOf(bytes, bytes.length - 100));
      assertEquals(
          List.of("count(*)=3 count_distinct(@message)=3"),
          events.ask("stats count(*), count_distinct(@message)", "g"));
    }
  }

  /// The larger of the two: of the twelve samples one is kept as text.
  private static Path recordSegment(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  @Test
  void aLargeAnswerIsCutAtItsLimit() {
    answers("fields @message | limit 3 | stats count(*)", "count(*)=3");
    answers("limit any 2 | stats count(*)", "count(*)=2");
  }
}
