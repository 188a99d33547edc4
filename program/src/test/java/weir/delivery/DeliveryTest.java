package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.model.aws.Fault;
import weir.model.flow.AggregationInterval;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.TagFields;

class DeliveryTest {
  private static final InterfaceWindow MINUTE = SampleRecords.minute("2018-06-20T16:21:00Z");

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock("2018-06-20T16:22:05Z");

  private Path to(String name) {
    return folder.resolve(name);
  }

  private Delivery open(FlowLog... logs) {
    return Delivery.openIdle(to("spool"), SampleNetwork.of(logs), DeliveryOptions.DEFAULT, clock);
  }

  @Test
  void writesTheLinesThatAwsWrites() {
    try (Delivery delivery = open(SampleNetwork.log(to("out")))) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 840, 841));
      assertTrue(delivery.flush(Duration.ZERO));
    }
    String file = Delivered.files(to("out")).getFirst();
    assertEquals(
        """
        version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
        2 123456789012 eni-0a0a0a0a 203.0.113.12 10.0.1.5 40000 443 6 3 840 1529511660 1529511719 ACCEPT OK
        2 123456789012 eni-0a0a0a0a 203.0.113.12 10.0.1.5 40000 443 6 3 841 1529511660 1529511719 ACCEPT OK
        """,
        Delivered.text(to("out").resolve(file)));
  }

  @ParameterizedTest
  @CsvSource({"ALL,1 2 3 4", "ACCEPT,1 3 4", "REJECT,2 3 4"})
  void keepsWhatTheTrafficTypeAsksForAndEveryRowThatIsNoFlow(TrafficType type, String kept) {
    FlowLog log = SampleNetwork.log(SampleNetwork.LOG, SampleNetwork.VPC, type, to("out"));
    try (Delivery delivery = open(log)) {
      delivery.accept(MINUTE, SampleRecords.everyKind(MINUTE));
      delivery.flush(Duration.ZERO);
    }
    assertEquals(
        List.of(kept.split(" ")),
        Delivered.numbers(Delivered.lines(to("out"))).stream().map(String::valueOf).toList());
  }

  @Test
  void writesNothingWhenTheFilterLeavesNothing() {
    FlowLog log =
        SampleNetwork.log(SampleNetwork.LOG, SampleNetwork.VPC, TrafficType.REJECT, to("out"));
    try (Delivery delivery = open(log)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      assertTrue(delivery.flush(Duration.ZERO));
    }
    assertEquals(List.of(), Delivered.files(to("out")));
  }

  @Test
  void givesEveryFlowLogOverAnInterfaceItsOwnCopy() {
    FlowLog ofVpc = SampleNetwork.log(to("vpc"));
    FlowLog ofSubnet =
        SampleNetwork.log("fl-00000002", SampleNetwork.SUBNET, TrafficType.ALL, to("subnet"));
    FlowLog ofOther =
        SampleNetwork.log("fl-00000003", SampleNetwork.OTHER_ENI, TrafficType.ALL, to("other"));
    try (Delivery delivery = open(ofVpc, ofSubnet, ofOther)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 7));
      delivery.flush(Duration.ZERO);
    }
    assertEquals(1, Delivered.lines(to("vpc")).size());
    assertEquals(Delivered.lines(to("vpc")), Delivered.lines(to("subnet")));
    assertEquals(List.of(), Delivered.files(to("other")));
  }

  @Test
  void givesAFlowLogTheWindowsOfItsIntervalOnly() {
    FlowLog ten = SampleNetwork.with(SampleNetwork.log(to("out")), AggregationInterval.TEN_MINUTES);
    InterfaceWindow long_ =
        SampleRecords.window(
            SampleNetwork.ENI, "2018-06-20T16:10:00Z", AggregationInterval.TEN_MINUTES);
    try (Delivery delivery = open(ten)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      delivery.accept(long_, SampleRecords.flows(long_, 2));
      delivery.flush(Duration.ZERO);
    }
    assertEquals(List.of(2L), Delivered.numbers(Delivered.lines(to("out"))));
  }

  @Test
  void fillsTheTagFieldsThatTheFlowLogNames() {
    RecordFormat format =
        RecordFormat.ofNames(
            "version bytes instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag");
    FlowLog log =
        SampleNetwork.with(
            SampleNetwork.log(to("out")),
            format,
            new TagFields(List.of("Name", "stage"), List.of("owner", "none"), List.of("team")));
    try (Delivery delivery = open(log)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 5));
      delivery.flush(Duration.ZERO);
    }
    assertEquals(
        List.of("11 5 web%20server%201 %2D a_b~c.d-e - gr%C3%B6%C3%9Fe%2F50%25"),
        Delivered.lines(to("out")));
  }

  @Test
  void countsRecordsOfAnInterfaceThatTheNetworkDoesNotKnow() {
    InterfaceWindow unknown =
        SampleRecords.window("-", "2018-06-20T16:21:00Z", AggregationInterval.ONE_MINUTE);
    try (Delivery delivery = open(SampleNetwork.log(to("out")))) {
      delivery.accept(unknown, SampleRecords.flows(unknown, 1, 2));
      assertEquals(2, delivery.unroutedRecords());
    }
  }

  @Test
  void refusesToShareASpool() {
    try (Delivery _ = open(SampleNetwork.log(to("out")))) {
      Fault fault = assertThrows(Fault.Unavailable.class, () -> open(SampleNetwork.log(to("out"))));
      assertEquals(
          "the spool " + to("spool") + " is used by another Weir; give each its own spool folder",
          fault.sentence());
    }
    open(SampleNetwork.log(to("out"))).close();
  }

  @Test
  void refusesADestinationThatItCannotDeliverToAndRemembersNothingOfIt() {
    FlowLog log = SampleNetwork.log(to("AWSLogs"));
    Fault fault = assertThrows(Fault.Invalid.class, () -> open(log));
    assertEquals(
        "the destination "
            + to("AWSLogs")
            + " has a folder named AWSLogs, which is reserved; name the folder above it",
        fault.sentence());
    open(SampleNetwork.log(to("out"))).close();
  }

  @Test
  @Timeout(60)
  void publishesOnItsOwnThreadWhenPacketTimeHasPassedTheSlot() {
    try (Delivery delivery =
        Delivery.open(
            to("spool"),
            SampleNetwork.of(SampleNetwork.log(to("out"))),
            DeliveryOptions.DEFAULT.withGrace(Duration.ZERO),
            java.time.InstantSource.system())) {
      InterfaceWindow last = SampleRecords.minute("2018-06-20T16:24:00Z");
      InterfaceWindow next = SampleRecords.minute("2018-06-20T16:25:00Z");
      delivery.accept(last, SampleRecords.flows(last, 1));
      delivery.accept(next, SampleRecords.flows(next, 2));
      while (delivery.statuses().getFirst().counters().filesDelivered() == 0) {
        Thread.onSpinWait();
      }
      assertTrue(delivery.flush(Duration.ofSeconds(10)));
      assertEquals("SUCCESS", delivery.statuses().getFirst().deliverLogsStatus());
      assertEquals(2, delivery.statuses().getFirst().counters().filesDelivered());
    }
    assertEquals(List.of(1L, 2L), Delivered.numbers(Delivered.lines(to("out"))));
  }

  @Test
  void publishesToTheEndWhatAFlowLogRecordedThatIsGoneNow() {
    FlowLog gone = SampleNetwork.log(to("gone"));
    FlowLog added =
        SampleNetwork.log(SampleNetwork.OTHER_LOG, SampleNetwork.VPC, TrafficType.ALL, to("added"));
    try (Delivery delivery = open(gone)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      delivery.update(SampleNetwork.of(added));
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 2));
      delivery.work();
      assertEquals(List.of(1L), Delivered.numbers(Delivered.lines(to("gone"))));
      assertEquals(List.of(), Delivered.files(to("added")));
      delivery.update(SampleNetwork.of(added));
      assertEquals(1, delivery.statuses().size());
      delivery.flush(Duration.ZERO);
    }
    assertEquals(List.of(2L), Delivered.numbers(Delivered.lines(to("added"))));
    assertFalse(Delivered.files(to("spool")).stream().anyMatch(f -> f.contains(SampleNetwork.LOG)));
  }

  @Test
  void publishesAfterARestartWhatAFlowLogRecordedThatIsGoneNow() {
    try (Delivery delivery = open(SampleNetwork.log(to("gone")))) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
    }
    try (Delivery delivery = open()) {
      delivery.work();
    }
    assertEquals(List.of(1L), Delivered.numbers(Delivered.lines(to("gone"))));
  }

  @Test
  void takesTheLastWindowsOfAnInterfaceThatIsGone() {
    FlowLog log = SampleNetwork.log(to("out"));
    try (Delivery delivery = open(log)) {
      delivery.update(SampleNetwork.withoutInterfaces(log));
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      assertEquals(0, delivery.unroutedRecords());
      delivery.flush(Duration.ZERO);
    }
    assertEquals(List.of(1L), Delivered.numbers(Delivered.lines(to("out"))));
  }

  @Test
  void goesOnInANewSpoolWhenAFlowLogChangesItsFiles() {
    FlowLog text = SampleNetwork.log(to("out"));
    FlowLog hourly =
        SampleNetwork.with(
            text, new FlowLog.FileOptions(FlowLog.FileFormat.PLAIN_TEXT, false, true));
    try (Delivery delivery = open(text)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      delivery.update(SampleNetwork.of(hourly));
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 2));
      assertTrue(delivery.flush(Duration.ZERO));
    }
    List<String> files = Delivered.files(to("out"));
    assertEquals(2, files.size());
    assertTrue(files.getFirst().contains("2018/06/20/123456789012_"), files.getFirst());
    assertTrue(files.getLast().contains("2018/06/20/16/123456789012_"), files.getLast());
  }
}
