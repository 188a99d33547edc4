package weir.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.logs.ServedLogs.refusal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import weir.model.flow.RecordFormat;
import weir.store.state.Scope;

class EventsTest {
  @TempDir private Path folder;
  private ServedLogs served;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void begin() {
    served = new ServedLogs(folder);
    logs = served.client(ServedLogs.ROOT);
    served.make("g", "s");
  }

  @AfterEach
  void end() {
    served.close();
  }

  private InputLogEvent ago(Duration time, String message) {
    return served.event(time.negated(), message);
  }

  private static List<String> texts(GetLogEventsResponse page) {
    return page.events().stream().map(OutputLogEvent::message).toList();
  }

  private List<String> filtered(String pattern) {
    return logs
        .filterLogEventsPaginator(r -> r.logGroupName("g").filterPattern(pattern).limit(2))
        .events()
        .stream()
        .map(FilteredLogEvent::message)
        .toList();
  }

  @Test
  void leavesOutWhatIsTooOldExpiredOrTooNewAndSaysWhich() {
    logs.putRetentionPolicy(r -> r.logGroupName("g").retentionInDays(1));
    RejectedLogEventsInfo old =
        served
            .put(
                "g",
                "s",
                ago(Duration.ofDays(15), "too old"),
                ago(Duration.ofDays(3), "expired"),
                ago(Duration.ofMinutes(1), "kept"))
            .rejectedLogEventsInfo();
    assertEquals(1, old.tooOldLogEventEndIndex());
    assertEquals(2, old.expiredLogEventEndIndex());
    assertNull(old.tooNewLogEventStartIndex());
    RejectedLogEventsInfo young =
        served
            .put(
                "g",
                "s",
                served.event(Duration.ofHours(2), "at the edge"),
                served.event(Duration.ofHours(2).plusMillis(1), "too new"))
            .rejectedLogEventsInfo();
    assertEquals(1, young.tooNewLogEventStartIndex());
    assertNull(served.put("g", "s", "now").rejectedLogEventsInfo());
    assertEquals(List.of("kept", "now", "at the edge"), served.messages("g", "s"));
  }

  @Test
  void answersWhenNothingOfABatchIsKept() {
    assertEquals(
        1,
        served
            .put("g", "s", ago(Duration.ofDays(15), "too old"))
            .rejectedLogEventsInfo()
            .tooOldLogEventEndIndex());
    assertEquals(List.of(), served.messages("g", "s"));
  }

  @Test
  void refusesBatchesThatAwsRefuses() {
    assertEquals(
        "InvalidParameterException: Log events in a single PutLogEvents request must be in"
            + " chronological order.",
        refusal(
            () -> served.put("g", "s", ago(Duration.ZERO, "b"), ago(Duration.ofSeconds(1), "a"))));
    assertEquals(
        "InvalidParameterException: The batch of log events in a single PutLogEvents request cannot"
            + " span more than 24 hours.",
        refusal(() ->
            served.put(
                "g", "s", ago(Duration.ofHours(24).plusMillis(1), "a"), ago(Duration.ZERO, "b"))));
    served.put("g", "s", ago(Duration.ofHours(24), "a"), ago(Duration.ZERO, "b"));
    assertTrue(
        refusal(() -> served.put("g", "s"))
            .contains("Member must have length greater than or equal to 1"));
    assertTrue(refusal(() -> served.put("g", "s", "")).contains("at 'logEvents.1.member.message'"));
    assertTrue(
        refusal(() -> served.put("g", "s", InputLogEvent.builder().message("x").build()))
            .contains("Value null at 'logEvents.1.member.timestamp'"));
    InputLogEvent[] many =
        IntStream.range(0, 10_001)
            .mapToObj(i -> ago(Duration.ZERO, "x"))
            .toArray(InputLogEvent[]::new);
    assertTrue(
        refusal(() -> served.put("g", "s", many))
            .contains("Member must have length less than or equal to 10000"));
  }

  @Test
  void takesABatchOfOneMebibyteAndNotAByteMore() {
    int largest = 1_048_576 - 26;
    served.put("g", "s", "x".repeat(largest));
    assertEquals(
        "InvalidParameterException: Log event too large: 1048577 bytes exceeds limit of 1048576",
        refusal(() -> served.put("g", "s", "x".repeat(largest + 1))));
    InputLogEvent half = ago(Duration.ZERO, "ä".repeat((1_048_576 / 2 - 26) / 2));
    served.put("g", "s", half, half);
    assertEquals(
        "InvalidParameterException: Upload too large: 1048603 bytes exceeds limit of 1048576",
        refusal(() -> served.put("g", "s", half, half, ago(Duration.ZERO, "x"))));
  }

  @Test
  void pagesFromBothEndsUntilTheTokenStaysTheSame() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add("m" + i);
      served.put("g", "s", ago(Duration.ofSeconds(60L - i / 3), "m" + i));
    }
    assertEquals(
        List.of("m5", "m6"),
        texts(logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s").limit(2))));

    List<String> seen = new ArrayList<>();
    String token = null;
    while (true) {
      String from = token;
      GetLogEventsResponse page =
          logs.getLogEvents(r ->
              r.logGroupName("g").logStreamName("s").limit(3).startFromHead(true).nextToken(from));
      seen.addAll(texts(page));
      if (page.nextForwardToken().equals(token)) {
        break;
      }
      token = page.nextForwardToken();
    }
    assertEquals(all, seen);
    String end = token;
    GetLogEventsResponse last =
        logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s").limit(2).nextToken(end));
    assertEquals(
        List.of("m5", "m6"),
        texts(
            logs.getLogEvents(r ->
                r.logGroupName("g")
                    .logStreamName("s")
                    .limit(2)
                    .nextToken(last.nextBackwardToken()))));
    served.put("g", "s", "later");
    assertEquals(
        List.of("later"),
        texts(logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s").nextToken(end))));
    assertEquals(
        "InvalidParameterException: The specified nextToken is invalid.",
        refusal(() ->
            logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s").nextToken("f/1/s"))));
  }

  @Test
  void theEndOfARangeIsOutsideForOneCallAndInsideForTheOther() {
    served.put(
        "g",
        "s",
        ago(Duration.ofMillis(2), "a"),
        ago(Duration.ofMillis(1), "b"),
        ago(Duration.ZERO, "c"));
    long end = served.now.minusMillis(1).toEpochMilli();
    assertEquals(
        List.of("a"),
        texts(logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s").endTime(end))));
    assertEquals(
        List.of("a", "b"),
        logs.filterLogEvents(r -> r.logGroupName("g").endTime(end)).events().stream()
            .map(FilteredLogEvent::message)
            .toList());
    assertEquals(
        List.of("b", "c"),
        logs.filterLogEvents(r -> r.logGroupName("g").startTime(end)).events().stream()
            .map(FilteredLogEvent::message)
            .toList());
  }

  @Test
  void filtersTheWholeGroupInTheOrderOfTime() {
    logs.createLogStream(r -> r.logGroupName("g").logStreamName("t"));
    served.put("g", "s", ago(Duration.ofSeconds(9), "ERROR one"), ago(Duration.ofSeconds(5), "ok"));
    served.put(
        "g",
        "t",
        ago(Duration.ofSeconds(7), "ERROR two"),
        ago(Duration.ofSeconds(3), "ERROR three"));
    assertEquals(List.of("ERROR one", "ERROR two", "ERROR three"), filtered("ERROR"));
    assertEquals(List.of("ok"), filtered("-ERROR"));
    assertEquals(4, filtered("").size());
    assertEquals(
        List.of("ERROR two"),
        logs
            .filterLogEvents(r -> r.logGroupName("g").logStreamNames("t").filterPattern("two"))
            .events()
            .stream()
            .map(FilteredLogEvent::message)
            .toList());
    assertEquals(
        2, logs.filterLogEvents(r -> r.logGroupName("g").logStreamNamePrefix("s")).events().size());
    assertEquals(
        "InvalidParameterException: Invalid character(s) in term '*'",
        refusal(() -> logs.filterLogEvents(r -> r.logGroupName("g").filterPattern("ERR*"))));
    assertTrue(
        refusal(() -> logs.filterLogEvents(r -> r.logGroupName("g").logStreamNames("s", "missing")))
            .contains("The specified log stream does not exist."));
  }

  @Test
  void aTokenOfFilterLogEventsBelongsToOneQuestionAndADay() {
    served.put("g", "s", "one");
    served.put("g", "s", "two");
    FilterLogEventsResponse page = logs.filterLogEvents(r -> r.logGroupName("g").limit(1));
    String token = page.nextToken();
    assertNotNull(token);
    assertEquals(
        "InvalidParameterException: The specified nextToken is invalid.",
        refusal(() ->
            logs.filterLogEvents(r -> r.logGroupName("g").filterPattern("o").nextToken(token))));
    assertEquals(
        "two",
        logs.filterLogEvents(r -> r.logGroupName("g").nextToken(token))
            .events()
            .getFirst()
            .message());
    served.pass(Duration.ofHours(25));
    assertEquals(
        "InvalidParameterException: The specified nextToken is invalid.",
        refusal(() -> logs.filterLogEvents(r -> r.logGroupName("g").nextToken(token))));
  }

  @Test
  void everyEventHasAnIdOfItsOwnThatStays() {
    served.put("g", "s", ago(Duration.ZERO, "x"), ago(Duration.ZERO, "x"));
    List<String> before = ids();
    assertEquals(2, before.stream().distinct().count());
    assertTrue(before.stream().allMatch(id -> id.matches("\\d{56}")));
    logs.putRetentionPolicy(r -> r.logGroupName("g").retentionInDays(30));
    served.logs.events(new GroupAddress(scope(), "g")).seal();
    assertEquals(before, ids());
  }

  private static Scope scope() {
    return new Scope(ServedLogs.ACCOUNT, "eu-central-1");
  }

  private List<String> ids() {
    return logs.filterLogEvents(r -> r.logGroupName("g")).events().stream()
        .map(FilteredLogEvent::eventId)
        .toList();
  }

  @Test
  void retentionHidesOldEventsAndForgetsItWhenItIsTakenAway() {
    assertEquals(
        "InvalidParameterException: Invalid retention value. Valid values are: [1, 3, 5, 7, 14, 30,"
            + " 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,"
            + " 3653]",
        refusal(() -> logs.putRetentionPolicy(r -> r.logGroupName("g").retentionInDays(2))));
    served.put("g", "s", ago(Duration.ofHours(23), "old"), ago(Duration.ofMinutes(1), "new"));
    logs.putRetentionPolicy(r -> r.logGroupName("g").retentionInDays(1));
    served.pass(Duration.ofHours(2));
    assertEquals(List.of("new"), served.messages("g", "s"));
    logs.deleteRetentionPolicy(r -> r.logGroupName("g"));
    assertEquals(List.of("old", "new"), served.messages("g", "s"));
    logs.putRetentionPolicy(r -> r.logGroupName("g").retentionInDays(1));
    served.pass(Duration.ofDays(2));
    served.logs.events(new GroupAddress(scope(), "g")).seal();
    served.store().maintain();
    logs.deleteRetentionPolicy(r -> r.logGroupName("g"));
    assertEquals(List.of(), served.messages("g", "s"));
  }

  @Test
  void classesThatOnlyInsightsReadsRefuseToShowEvents() {
    logs.createLogGroup(r -> r.logGroupName("ia").logGroupClass(LogGroupClass.INFREQUENT_ACCESS));
    logs.createLogStream(r -> r.logGroupName("ia").logStreamName("s"));
    served.put("ia", "s", "kept");
    String refused =
        "InvalidOperationException: The log group ia is of log-group-class INFREQUENT_ACCESS."
            + " %s is not supported for this log class.";
    assertEquals(refused.formatted("GetLogEvents"), refusal(() -> served.messages("ia", "s")));
    assertEquals(
        refused.formatted("FilterLogEvents"),
        refusal(() -> logs.filterLogEvents(r -> r.logGroupName("ia"))));
  }

  @Test
  void aBatchOfWeirsOwnDeliveryIsKeptOnceAlsoAfterARestart() {
    for (int round = 0; round < 2; round++) {
      for (String token : List.of("weir/spool-1/7/0", "weir/spool-1/7/1", "weir/spool-1/7/0")) {
        served
            .client(ServedLogs.ROOT)
            .putLogEvents(r ->
                r.logGroupName("g")
                    .logStreamName("s")
                    .sequenceToken(token)
                    .logEvents(ago(Duration.ZERO, token)));
      }
      served = served.restarted();
    }
    assertEquals(List.of("weir/spool-1/7/0", "weir/spool-1/7/1"), served.messages("g", "s"));
    served
        .client(ServedLogs.ROOT)
        .putLogEvents(r ->
            r.logGroupName("g")
                .logStreamName("s")
                .sequenceToken("4959")
                .logEvents(ago(Duration.ZERO, "as AWS")));
    served
        .client(ServedLogs.ROOT)
        .putLogEvents(r ->
            r.logGroupName("g")
                .logStreamName("s")
                .sequenceToken("4959")
                .logEvents(ago(Duration.ZERO, "as AWS")));
    assertEquals(4, served.messages("g", "s").size());
  }

  /// Also when the flow log is gone before its events are sealed.
  @Test
  void recordsOfAFlowLogAreSealedAsColumns() {
    long start = served.now.getEpochSecond() - 60;
    String record =
        "2 123456789012 eni-1 10.0.0.1 10.0.1.5 40000 443 6 10 840 %d %d ACCEPT OK"
            .formatted(start, start + 59);
    InputLogEvent event = InputLogEvent.builder().timestamp(start * 1000).message(record).build();
    served.formats.add(RecordFormat.DEFAULT);
    logs.putLogEvents(r ->
        r.logGroupName("g").logStreamName("s").sequenceToken("weir/spool-1/7/0").logEvents(event));
    served.formats.clear();
    served.put("g", "s", event);
    served.put("g", "s", "no record");
    served.logs.events(new GroupAddress(scope(), "g")).seal();
    assertEquals(2, served.sealedRecords);
    assertEquals(List.of(record, record, "no record"), served.messages("g", "s"));
    assertEquals(
        2, filtered("[v, acct, eni, src, dst, sp, dp = 443, p, pk, by, st, en, act, ok]").size());
  }

  @Test
  void theAuditRecordOfABatchDoesNotRepeatItsEvents() {
    served.put("g", "s", "a message");
    String parameters = served.ended.getLast().parameters();
    assertTrue(parameters.contains("\"logStreamName\":\"s\""), parameters);
    assertTrue(!parameters.contains("a message"), parameters);
  }
}
