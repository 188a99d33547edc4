package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.app.DoctorRoom.assertEffect;
import static weir.app.DoctorRoom.deed;
import static weir.app.DoctorRoom.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import weir.capture.VethPair;
import weir.cli.ServeSettings;
import weir.recording.SourceOpener;

/// Flow logs whose destination is behind a network that fails: the service's own CloudWatch Logs
/// and S3, reached by HTTP through a [Gate] that the test shuts, with real signatures.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DoctorAwayTest {
  private static final Duration STEP = Duration.ofSeconds(3);
  private static final String TAG =
      "&TagSpecification.1.ResourceType=vpc-flow-log&TagSpecification.1.Tag.1.Key=weir:endpoint"
          + "&TagSpecification.1.Tag.1.Value=far";
  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "aws.accessKeyId", Fitting.ROOT.accessKeyId(),
          "aws.secretAccessKey", Fitting.ROOT.secretAccessKey(),
          "aws.region", "us-east-1");

  private final Map<String, String> before = new LinkedHashMap<>();
  private final Gate gate = new Gate();
  private final DoctorRoom room =
      new DoctorRoom(
          ServeSettings.usual()
              .with(List.of(new ServeSettings.Endpoint("far", gate.endpoint(), null))),
          SourceOpener.LINUX);

  @BeforeEach
  void begin() {
    CREDENTIALS.forEach(
        (name, value) -> before.put(name, Objects.toString(System.setProperty(name, value), "")));
    gate.leadTo(room.fitting.server.port());
  }

  @AfterEach
  void close() {
    gate.release();
    gate.open();
    room.close();
    gate.close();
    before.forEach((name, value) -> {
      if (value.isEmpty()) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
  }

  /// The records of the group `far`, in the order of its events.
  private List<String> events() {
    List<String> messages = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          room.logs(
              "FilterLogEvents",
              "{\"logGroupName\":\"far\""
                  + (token.isEmpty() ? "" : ",\"nextToken\":\"" + token + "\"")
                  + "}");
      page.path("events").forEach(event -> messages.add(event.path("message").asText()));
      token = page.path("nextToken").asText();
    } while (!token.isEmpty());
    return messages;
  }

  private String status(String flowLog) {
    Fitting.Answer answer = room.ec2("DescribeFlowLogs", "FlowLogId.1=" + flowLog);
    return answer.element("deliverLogsStatus");
  }

  @Test
  void aGroupThatIsAwayForHoursGetsEveryRecordOnceAndInOrder() {
    String role = room.deliverer();
    VethPair machine = room.machine(room.networkInterface());
    String flowLog =
        room.flowLog(
            "ALL", "cloud-watch-logs", "&LogGroupName=far&DeliverLogsPermissionArn=" + role + TAG);
    room.ping();
    room.awaitWell(flowLog, STEP);
    assertEquals("SUCCESS", status(flowLog));
    assertEquals(List.of(), room.symptoms(flowLog));

    gate.shut();
    Set<Integer> ports = new HashSet<>();
    for (int hour = 0; hour < 9; hour++) {
      int first = 20_000 + 100 * hour;
      machine.onRight(
          "bash",
          "-c",
          "for p in $(seq "
              + first
              + " "
              + (first + 19)
              + "); do echo > /dev/udp/10.77.0.11/$p; done 2>/dev/null; true");
      for (int port = first; port < first + 20; port++) {
        ports.add(port);
      }
      JsonNode away = room.finding(flowLog, "destination-away", "wait in the spool", STEP);
      assertEffect("NOTHING_ARRIVES", away);
      room.pass(Duration.ofHours(1));
    }
    JsonNode away = room.finding(flowLog, "destination-away", "(9 hours ago)", STEP);
    assertTrue(evidence(away).contains("was not reached"), away::toString);
    assertEquals("bring it back; Weir tries again by itself, at least every minute", deed(away));
    assertEquals("FAILED", status(flowLog));

    gate.open();
    room.awaitGone(flowLog, "destination-away", STEP);
    assertEquals("SUCCESS", status(flowLog));
    List<String> events = awaitEvents(ports);
    assertEquals(
        ports.stream().map(String::valueOf).sorted().toList(),
        ours(events, ports),
        "each record once");
    List<String> starts = events.stream().map(event -> event.split(" ")[10]).toList();
    assertEquals(starts.stream().sorted().toList(), starts, "in the order of time");
  }

  /// What bears a port of the test; two packets that the kernel sends by itself may look the same.
  private static List<String> ours(List<String> events, Set<Integer> ports) {
    return events.stream()
        .map(event -> event.split(" ")[6])
        .filter(port -> !port.equals("-") && ports.contains(Integer.valueOf(port)))
        .sorted()
        .toList();
  }

  private List<String> awaitEvents(Set<Integer> ports) {
    for (int i = 0; i < 200; i++) {
      List<String> events = events();
      Set<Integer> missing = new HashSet<>(ports);
      events.forEach(event -> {
        String port = event.split(" ")[6];
        if (!port.equals("-")) {
          missing.remove(Integer.valueOf(port));
        }
      });
      if (missing.isEmpty()) {
        return events;
      }
      room.passSlowly(STEP);
    }
    throw new AssertionError("missing of " + ports + ": " + events());
  }

  @Test
  void aBucketThatIsAwayIsToldUntilItIsBack() {
    room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL", "s3", "&LogDestination=arn:aws:s3:::some-logs" + TAG);
    room.ping();
    room.awaitWell(flowLog, STEP);
    gate.shut();
    room.ping();
    room.finding(flowLog, "destination-away", "wait in the spool", STEP);
    room.pass(Duration.ofHours(5));
    room.finding(flowLog, "destination-away", "(5 hours ago)", STEP);
    gate.open();
    room.awaitGone(flowLog, "destination-away", STEP);
  }

  @Test
  void aDestinationThatTakesItsTimeIsSlow() {
    String role = room.deliverer();
    room.machine(room.networkInterface());
    String flowLog =
        room.flowLog(
            "ALL", "cloud-watch-logs", "&LogGroupName=far&DeliverLogsPermissionArn=" + role + TAG);
    room.ping();
    room.awaitWell(flowLog, STEP);
    gate.hold();
    room.ping();
    JsonNode finding = room.finding(flowLog, "destination-slow", STEP);
    assertEffect("LESS_ARRIVES", finding);
    assertTrue(
        evidence(finding).contains("the oldest should have gone out at "), finding::toString);
    assertTrue(evidence(finding).contains("the last delivery was at "), finding::toString);
    gate.release();
    room.awaitWell(flowLog, STEP);
  }
}
