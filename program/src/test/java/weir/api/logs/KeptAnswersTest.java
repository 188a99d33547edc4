package weir.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.logs.ServedLogs.refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import weir.model.aws.Fault;
import weir.query.insights.InsightsProgress;
import weir.store.state.Scope;

/// Answers of Logs Insights on disk, over restarts.
class KeptAnswersTest {
  /// The account may do everything, and the service uses the key for every group.
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
         "Action": "kms:*", "Resource": "*"},
        {"Effect": "Allow", "Principal": {"Service": "logs.eu-central-1.amazonaws.com"},
         "Action": "kms:*", "Resource": "*"}]}
      """;

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

  private void restart() {
    served = served.restarted();
    logs = served.client(ServedLogs.ROOT);
  }

  private GetQueryResultsResponse asked(String query) {
    GetQueryResultsResponse answer =
        served.ended(served.start(logs, query, r -> r.logGroupName("g")));
    assertEquals(QueryStatus.COMPLETE, answer.status());
    return answer;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("answers"))) {
      return all.toList();
    }
  }

  @Test
  void aRestartForgetsNoAnswer() {
    served.put("g", "s", "{\"a\": 1, \"b\": \"ä€😀\"}");
    served.put("g", "s", "{\"a\": 2}");
    GetQueryResultsResponse before = asked("filter a > 0 | fields a, b, @message | sort a");
    assertEquals(2, before.results().size());
    String id = logs.describeQueries(r -> {}).queries().getFirst().queryId();
    var described = logs.describeQueries(r -> {}).queries();
    restart();
    GetQueryResultsResponse after = logs.getQueryResults(r -> r.queryId(id));
    assertEquals(before.results(), after.results());
    assertEquals(before.statistics(), after.statistics());
    assertEquals(QueryStatus.COMPLETE, after.status());
    assertEquals(2.0, after.statistics().recordsMatched());
    assertEquals(described, logs.describeQueries(r -> {}).queries());
    assertEquals(
        "{\"a\": 1, \"b\": \"ä€😀\"}",
        logs.getLogRecord(r -> r.logRecordPointer(after.results().getFirst().getLast().value()))
            .logRecord()
            .get("@message"));
    assertTrue(
        refusal(() -> logs.stopQuery(r -> r.queryId(id)))
            .endsWith("is not running; it is Complete"));
  }

  private static QueryHead running(Instant created) {
    Scope scope = new Scope(ServedLogs.ACCOUNT, "eu-central-1");
    return new QueryHead(
        "of-the-kill",
        scope,
        List.of(new GroupAddress(scope, "g")),
        "SOURCE \"g\" | fields a",
        created,
        0,
        new InsightsProgress(InsightsProgress.State.RUNNING, List.of("a"), List.of(), 0, 0, 0, ""));
  }

  @Test
  void aQueryThatRanAtAKillHasFailed() {
    new KeptAnswers(folder.resolve("answers"), served.logs)
        .keep(running(served.now), List.of(), null);
    restart();
    for (int start = 0; start < 2; start++) {
      assertEquals(
          QueryStatus.FAILED, logs.getQueryResults(r -> r.queryId("of-the-kill")).status());
      assertEquals(
          "SOURCE \"g\" | fields a",
          logs.describeQueries(r -> r.status("Failed")).queries().getFirst().queryString());
      restart();
    }
  }

  @Test
  void answersGoAfterSevenDays() throws IOException {
    served.put("g", "s", "x");
    asked("fields @message");
    assertEquals(1, files().size());
    served.pass(Duration.ofDays(8));
    restart();
    assertEquals(List.of(), logs.describeQueries(r -> {}).queries());
    assertEquals(List.of(), files());
  }

  @Test
  void rowsOfAnEncryptedGroupAreEncrypted() throws IOException {
    served.put("g", "s", "plain secret");
    asked("fields concat(@message, 's') as x");
    String key = served.kms().createKey(r -> r.policy(POLICY)).keyMetadata().arn();
    logs.associateKmsKey(r -> r.logGroupName("g").kmsKeyId(key));
    served.pass(Duration.ofSeconds(1));
    served.put("g", "s", "locked secret");
    GetQueryResultsResponse before = asked("fields @message | sort @message");
    String id = logs.describeQueries(r -> {}).queries().getFirst().queryId();
    Path file = folder.resolve("answers").resolve(id + ".answer");
    byte[] bytes = Files.readAllBytes(file);
    assertFalse(
        new String(bytes, StandardCharsets.ISO_8859_1).contains("\u001f\u008b\b"),
        "there is a gzip stream in it");
    restart();
    assertEquals(before.results(), logs.getQueryResults(r -> r.queryId(id)).results());
    served.kms().disableKey(r -> r.keyId(key));
    assertTrue(refusal(() -> logs.getQueryResults(r -> r.queryId(id))).contains("is disabled"));
    served.kms().enableKey(r -> r.keyId(key));
    for (int place : new int[] {bytes.length - 1, bytes.length - 40}) {
      byte[] changed = bytes.clone();
      changed[place] ^= 1;
      Files.write(file, changed);
      assertThrows(RuntimeException.class, () -> logs.getQueryResults(r -> r.queryId(id)));
    }
  }

  @Test
  void aHeadThatWasChangedOrCutIsRefused() throws IOException {
    Path file = folder.resolve("one.answer");
    QueryHead head = running(Instant.parse("2026-11-21T04:00:00Z"));
    new AnswerFile(file).write(head, List.of(), null);
    assertEquals(head, new AnswerFile(file).head());
    byte[] bytes = Files.readAllBytes(file);
    int behindHead = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u001f\u008b");
    assertTrue(behindHead > 100);
    for (int place = 0; place < behindHead; place++) {
      byte[] changed = bytes.clone();
      changed[place] ^= 0x10;
      Files.write(file, changed);
      assertThrows(Fault.Corrupt.class, () -> new AnswerFile(file).head(), "byte " + place);
      Files.write(file, Arrays.copyOf(bytes, place));
      assertThrows(Fault.Corrupt.class, () -> new AnswerFile(file).head(), "cut at " + place);
    }
  }

  @Test
  void whatIsNoAnswerIsRemovedAtAStart() throws IOException {
    served.put("g", "s", "x");
    asked("fields @message");
    Files.writeString(folder.resolve("answers/half.answer.new"), "half");
    Files.writeString(folder.resolve("answers/damaged.answer"), "damaged");
    restart();
    assertEquals(1, files().size());
    assertEquals(1, logs.describeQueries(r -> {}).queries().size());
  }
}
