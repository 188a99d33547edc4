package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir record`: real packets on a virtual cable, and what is in the folder afterwards.
class RecordTest {
  private static final String FORMAT =
      "version account-id interface-id vpc-id srcaddr dstaddr srcport dstport protocol packets"
          + " bytes tcp-flags start end flow-direction action log-status";

  /// As the names of files have the five minutes that their records ended in.
  private static final DateTimeFormatter SLOT =
      DateTimeFormatter.ofPattern("'_'yyyyMMdd'T'HHmm'Z_'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int SLOT_SECONDS = 300;

  @TempDir private Path folder;
  private Cable cable;
  private FlowLogFiles logs;

  @BeforeEach
  void lay() {
    cable = new Cable();
    logs = new FlowLogFiles(folder.resolve("flow-logs"));
  }

  @AfterEach
  void remove() {
    cable.close();
  }

  private String spool() {
    return folder.resolve("spool").toString();
  }

  private Running record(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "record",
                "--network",
                cable.describe(folder),
                "--to",
                logs.folder().toString(),
                "--spool",
                spool()));
    arguments.addAll(List.of(more));
    return Running.start(Map.of(), Weir.command(arguments.toArray(String[]::new)))
        .awaitSaying("recording 1 interface to ");
  }

  /// Packets of each flow, whatever windows they fell into: `srcaddr:port > dstaddr:port proto
  /// direction action` to packets.
  private Map<String, Long> packetsByFlow() {
    Map<String, Long> flows = new TreeMap<>();
    for (FlowRecord record : logs.records()) {
      if (record.isOk()) {
        String flow =
            "%s:%s > %s:%s %s %s %s"
                .formatted(
                    record.field("srcaddr"),
                    record.field("srcport"),
                    record.field("dstaddr"),
                    record.field("dstport"),
                    record.field("protocol"),
                    record.field("flow-direction"),
                    record.field("action"));
        flows.merge(flow, record.number("packets"), Long::sum);
      }
    }
    return flows;
  }

  @Test
  void recordsRealTrafficJudgedInAwsLayout() throws IOException {
    cable.listen(22);
    long begun = Instant.now().getEpochSecond();
    try (Running recording = record("--format", FORMAT)) {
      cable.ping("203.0.113.9", 3);
      cable.connect("203.0.113.9", 40022, 22);
      cable.connect("192.0.2.7", 40023, 22);
      cable.send("203.0.113.9", 40009, 100);
      Outcome ended = recording.terminate().finish().orFail();
      assertTrue(ended.err().contains(" delivered in "), ended.err());
    }
    long over = Instant.now().getEpochSecond();

    assertFalse(logs.keys().isEmpty());
    for (String key : logs.keys()) {
      assertTrue(FlowLogFiles.KEY.matcher(key).matches(), key);
    }
    Map<String, Long> flows = packetsByFlow();
    assertEquals(
        3,
        flows.getOrDefault("203.0.113.9:0 > 10.0.1.50:0 1 ingress ACCEPT", 0L),
        flows.toString());
    assertEquals(
        3,
        flows.getOrDefault("10.0.1.50:0 > 203.0.113.9:0 1 egress REJECT", 0L),
        "the ACL lets no echo reply out");
    assertEquals(
        1,
        flows.getOrDefault("203.0.113.9:40009 > 10.0.1.50:9 17 ingress REJECT", 0L),
        flows.toString());
    assertTrue(
        flows.getOrDefault("203.0.113.9:40022 > 10.0.1.50:22 6 ingress ACCEPT", 0L) >= 4,
        flows.toString());
    assertTrue(
        flows.getOrDefault("10.0.1.50:22 > 203.0.113.9:40022 6 egress ACCEPT", 0L) >= 3,
        flows.toString());
    assertTrue(
        flows.getOrDefault("192.0.2.7:40023 > 10.0.1.50:22 6 ingress REJECT", 0L) >= 4,
        flows.toString());
    for (FlowRecord record : logs.records()) {
      assertEquals("5", record.field("version"));
      assertEquals("123456789012", record.field("account-id"));
      assertEquals("eni-0a1b2c3d4e5f60718", record.field("interface-id"));
      assertEquals("vpc-0a1b2c3d4e5f60718", record.field("vpc-id"));
      if (record.isOk()) {
        long start = record.number("start");
        long end = record.number("end");
        assertTrue(
            begun <= start && start <= end && end <= over,
            record + " between " + begun + " and " + over);
      }
      if ("17".equals(record.field("protocol"))) {
        assertEquals("128", record.field("bytes"), "of the IP packet");
      }
      if ("40022".equals(record.field("srcport"))) {
        assertEquals("3", record.field("tcp-flags"), "SYN and FIN");
      }
    }

    Outcome answer =
        Weir.run(
            "query",
            "SELECT action, sum(packets) AS packets FROM flow_logs WHERE protocol = 1 GROUP BY 1"
                + " ORDER BY 1",
            "--from",
            logs.folder().toString(),
            "--output",
            "csv");
    assertEquals(List.of("action,packets", "ACCEPT,3", "REJECT,3"), answer.orFail().lines());
  }

  @Test
  void writesParquetForHive() throws IOException {
    try (Running recording = record("--parquet", "--hive", "--per-hour", "--action", "REJECT")) {
      cable.send("203.0.113.9", 40009, 100);
      cable.ping("203.0.113.9", 2);
      recording.terminate().finish().orFail();
    }
    for (String key : logs.keys()) {
      assertTrue(
          key.matches(
              "AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=ap-northeast-2/year=\\d{4}/month=\\d{2}/day=\\d{2}"
                  + "/hour=\\d{2}/123456789012_vpcflowlogs_ap-northeast-2_fl-[0-9a-f]{17}_\\d{8}T\\d{4}Z_[0-9a-f]{8}\\.log\\.parquet"),
          key);
    }
    Outcome answer =
        Weir.run(
            "query",
            "SELECT srcaddr, action, sum(bytes) AS bytes FROM flow_logs WHERE action IS NOT NULL"
                + " GROUP BY ALL ORDER BY 1",
            "--from",
            logs.folder().toString(),
            "--output",
            "csv");
    assertEquals(
        List.of("srcaddr,action,bytes", "10.0.1.50,REJECT,168", "203.0.113.9,REJECT,128"),
        answer.orFail().lines());
  }

  @Test
  void recordsAnInterfaceThatNobodyDescribed() {
    List<String> command =
        cable.onMachine(
            Weir.command(
                "record",
                "--interface",
                "eth0",
                "--to",
                logs.folder().toString(),
                "--spool",
                spool(),
                "--format",
                FORMAT));
    try (Running recording =
        Running.start(Map.of(), command).awaitSaying("recording 1 interface to ")) {
      cable.send("192.0.2.7", 40009, 100);
      cable.ping("203.0.113.9", 2);
      Outcome ended = recording.terminate().finish().orFail();
      assertTrue(
          ended
              .err()
              .contains(
                  "no --network: every packet counts as ACCEPT, in account 123456789012 and region"
                      + " us-east-1"));
    }
    Map<String, Long> flows = packetsByFlow();
    assertEquals(
        1,
        flows.getOrDefault("192.0.2.7:40009 > 10.0.1.50:9 17 ingress ACCEPT", 0L),
        flows.toString());
    assertEquals(
        2,
        flows.getOrDefault("203.0.113.9:0 > 10.0.1.50:0 1 ingress ACCEPT", 0L),
        flows.toString());
    assertEquals(
        2, flows.getOrDefault("10.0.1.50:0 > 203.0.113.9:0 1 egress ACCEPT", 0L), flows.toString());
  }

  @Test
  void losesNothingOfTheSpoolWhenItIsKilled() throws IOException {
    List<Integer> first;
    try (Running recording = record("--format", FORMAT)) {
      // All in one window, which then closes: its records are in the spool before the kill.
      first = IntStream.range(0, 20).map(i -> 41_000 + i).boxed().toList();
      awaitSecondOfMinute(0, 45);
      first.forEach(port -> cable.send("203.0.113.9", port, 10));
      long minute = Instant.now().getEpochSecond() / 60;
      Eventually.holds(
          "the window is over, and the one before it in the spool",
          Duration.ofSeconds(65),
          () -> Instant.now().getEpochSecond() / 60 > minute);
      long spooled = bytesIn(Path.of(spool()));
      Eventually.holds(
          "the window is in the spool",
          Duration.ofSeconds(80),
          () -> bytesIn(Path.of(spool())) > spooled);
      recording.kill();
    }
    long now = Instant.now().getEpochSecond();
    String slot = SLOT.format(Instant.ofEpochSecond(now - now % SLOT_SECONDS));
    assertTrue(
        logs.keys().stream().noneMatch(key -> key.contains(slot)),
        () -> "nothing is delivered before its slot is over: " + logs.keys());
    try (Running recording = record("--format", FORMAT)) {
      cable.send("203.0.113.9", 42_000, 10);
      recording.terminate().finish().orFail();
    }
    for (String key : logs.keys()) {
      assertTrue(FlowLogFiles.KEY.matcher(key).matches(), key);
    }
    Map<String, Long> flows = packetsByFlow();
    for (int port : first) {
      assertEquals(
          1,
          flows.getOrDefault("203.0.113.9:" + port + " > 10.0.1.50:9 17 ingress REJECT", 0L),
          port + " in " + flows);
    }
    assertEquals(
        1,
        flows.getOrDefault("203.0.113.9:42000 > 10.0.1.50:9 17 ingress REJECT", 0L),
        flows.toString());
  }

  /// Waits until the minute's second lies in a range.
  private static void awaitSecondOfMinute(int from, int below) {
    Eventually.holds(
        "a second between " + from + " and " + below,
        Duration.ofSeconds(65),
        () -> {
          long second = Instant.now().getEpochSecond() % 60;
          return from <= second && second < below;
        });
  }

  private static long bytesIn(Path place) {
    try (var files = Files.walk(place)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @Test
  void saysWhatItNeeds() throws IOException {
    assertTrue(
        Weir.run("record").expecting(2).err().contains("--network FILE or --interface NAME"));
    Outcome nowhere =
        Weir.run(
                "record",
                "--interface",
                "nosuch0",
                "--to",
                logs.folder().toString(),
                "--spool",
                spool())
            .expecting(1);
    assertTrue(nowhere.err().contains("this host has no interface \"nosuch0\""), nowhere.err());
    Outcome aimless =
        Weir.run("record", "--network", cable.describe(folder), "--spool", spool()).expecting(2);
    assertTrue(aimless.err().contains("no flow log says where the records go"), aimless.err());
  }
}
