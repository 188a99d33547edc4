package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.app.DoctorRoom.assertEffect;
import static weir.app.DoctorRoom.deed;
import static weir.app.DoctorRoom.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.cli.ServeSettings;
import weir.recording.SourceOpener;

/// Flow logs to services whose quotas somebody else uses up.
class DoctorThrottledTest {
  private static final Duration STEP = Duration.ofSeconds(3);

  @TempDir private Path folder;
  private DoctorRoom room;

  /// One request and one record each second.
  @BeforeEach
  void begin() {
    room =
        new DoctorRoom(
            ServeSettings.usual().within(new ServeSettings.Limits(0, 64, 16 << 20, 1 << 20, 1, 1)),
            SourceOpener.LINUX,
            folder.resolve("state"));
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aGroupWhoseAccountSendsTooManyRequestsLimitsTheRate() {
    String role = room.deliverer();
    room.machine(room.networkInterface());
    String flowLog =
        room.flowLog(
            "ALL", "cloud-watch-logs", "&LogGroupName=group&DeliverLogsPermissionArn=" + role);
    room.logs("CreateLogGroup", "{\"logGroupName\":\"noise\"}");
    room.logs("CreateLogStream", "{\"logGroupName\":\"noise\",\"logStreamName\":\"s\"}");
    room.ping();
    Optional<JsonNode> found = Optional.empty();
    for (int i = 0; found.isEmpty(); i++) {
      assertTrue(i < 200, () -> room.diagnosis(flowLog).toString());
      room.pass(STEP);
      // Uses up the request that the time has brought; what comes just then fares as it may.
      room.fitting.send(
          Fitting.Ask.json(
              "logs",
              "Logs_20140328.PutLogEvents",
              "{\"logGroupName\":\"noise\",\"logStreamName\":\"s\",\"logEvents\":[{\"timestamp\":"
                  + room.fitting.now.get().toEpochMilli()
                  + ",\"message\":\"m\"}]}"),
          Fitting.ROOT);
      found = room.find(flowLog, "rate-limited");
    }
    JsonNode finding = found.get();
    assertEffect("LESS_ARRIVES", finding);
    assertTrue(evidence(finding).contains("Rate limited: "), finding::toString);
    assertTrue(evidence(finding).contains("Rate exceeded"), finding::toString);
    assertEquals(
        "raise limits.put-log-events-per-second in the configuration of weir serve, and start it"
            + " again",
        deed(finding));
    room.restart(ServeSettings.usual());
    room.ping();
    room.awaitWell(flowLog, STEP);
  }

  @Test
  void aStreamThatTakesOneRecordEachSecondLimitsTheRate() {
    String stream = room.stream(room.deliverer(), "");
    room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL", "kinesis-data-firehose", "&LogDestination=" + stream);
    room.ping();
    JsonNode finding = room.finding(flowLog, "rate-limited", STEP);
    assertTrue(evidence(finding).contains("Slow down."), finding::toString);
    assertEquals(
        "raise limits.firehose-records-per-second in the configuration of weir serve, and start it"
            + " again",
        deed(finding));
    room.restart(ServeSettings.usual());
    room.ping();
    room.awaitWell(flowLog, STEP);
  }
}
