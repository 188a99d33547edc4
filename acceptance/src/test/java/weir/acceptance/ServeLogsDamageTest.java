package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/// `weir serve` over log files that a disk has spoilt while it was away: it starts, says what it
/// misses, and serves everything else.
class ServeLogsDamageTest {
  private static final String GROUP = "spoilt";
  private static final int BATCH = 50;
  private static final int BATCHES = 100;
  private static final String PADDING = "x".repeat(200);

  @TempDir private Path folder;
  private Path config;

  /// Leaves about 16 segments and a journal.
  @BeforeEach
  void write() throws IOException {
    config =
        Files.writeString(
            folder.resolve("serve.yaml"),
            """
            listen: 127.0.0.1:0
            state: {folder: state}
            log-sealing: {journal-bytes: 65536, look-every: 1s}
            """);
    try (Served served = serve();
        CloudWatchLogsClient logs = served.logs()) {
      logs.createLogGroup(r -> r.logGroupName(GROUP));
      logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("s"));
      flowLog(served);
      for (int batch = 0; batch < BATCHES; batch++) {
        put(logs, batch);
      }
      Eventually.holds(
          "all journals but one are sealed",
          Duration.ofSeconds(30),
          () -> files(".journal").size() == 1);
      served.kill();
    }
  }

  private static void flowLog(Served served) {
    served.boto3(
        """
        ec2 = client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        role = client("iam").create_role(RoleName="flow-logs", AssumeRolePolicyDocument=json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
             "Action": "sts:AssumeRole"}]}))["Role"]["Arn"]
        made = ec2.create_flow_logs(
            ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL", LogGroupName=sys.argv[1],
            DeliverLogsPermissionArn=role)
        assert not made["Unsuccessful"], made
        """,
        GROUP);
  }

  private static String doctor(Served served) {
    return Running.start(served.environment(), Weir.command("doctor")).finish().out();
  }

  private Served serve() {
    return Served.start("--config", config.toString());
  }

  private static void put(CloudWatchLogsClient logs, int batch) {
    List<InputLogEvent> events =
        IntStream.range(batch * BATCH, (batch + 1) * BATCH)
            .mapToObj(number ->
                InputLogEvent.builder()
                    .timestamp(System.currentTimeMillis())
                    .message(number + " " + PADDING)
                    .build())
            .toList();
    logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName("s").logEvents(events));
  }

  /// Oldest first.
  private List<Path> files(String end) {
    try (Stream<Path> all = Files.walk(folder.resolve("state").resolve("logs"))) {
      return all.filter(file -> file.toString().endsWith(end))
          .sorted(
              Comparator.comparing(
                  file -> Integer.valueOf(file.getFileName().toString().split("\\.")[0])))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void change(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 0x20;
    Files.write(file, bytes);
  }

  private static void cut(Path file, int bytes) throws IOException {
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length - bytes));
  }

  private static BitSet found(CloudWatchLogsClient logs) {
    BitSet found = new BitSet();
    for (FilteredLogEvent event :
        logs.filterLogEventsPaginator(r -> r.logGroupName(GROUP)).events()) {
      String[] words = event.message().split(" ", -1);
      assertEquals(PADDING, words[1]);
      int number = Integer.parseInt(words[0]);
      assertTrue(!found.get(number), () -> number + " comes twice");
      found.set(number);
    }
    return found;
  }

  /// How long the runs of missing events are.
  private static List<Integer> gaps(BitSet found) {
    Stream.Builder<Integer> gaps = Stream.builder();
    int events = BATCH * BATCHES;
    for (int from = found.nextClearBit(0); from < events; ) {
      int to = found.nextSetBit(from);
      to = to < 0 ? events : to;
      gaps.add(to - from);
      from = found.nextClearBit(to);
    }
    return gaps.build().toList();
  }

  private static void awaitMetric(Served served, String metric, int value) {
    served.awaitMetric(metric + "_total " + value + ".0");
  }

  @Test
  void servesWhatIsReadableAndReportsTheRest() throws IOException {
    List<Path> segments = files(".parquet");
    assertTrue(segments.size() > 8, segments::toString);
    Path changed = segments.get(2);
    change(changed, (int) Files.size(changed) / 2);
    Path torn = segments.get(4);
    cut(torn, 100);
    Path gone = segments.get(6);
    Files.delete(gone);
    Path journal = files(".journal").getFirst();
    // The first of its batches.
    change(journal, 1000);

    try (Served served = serve();
        CloudWatchLogsClient logs = served.logs()) {
      // Before anybody reads: all but the page inside of a segment that looks whole.
      awaitMetric(served, "weir_log_damage", 3);
      BitSet found = found(logs);
      List<Integer> gaps = gaps(found);
      assertEquals(4, gaps.size(), gaps::toString);
      assertEquals(BATCH, gaps.getLast());
      int each = gaps.getFirst();
      assertTrue(each >= BATCH && each < 10 * BATCH, gaps::toString);
      assertEquals(List.of(each, each, each), gaps.subList(0, 3));
      awaitMetric(served, "weir_log_damage", 4);
      for (Path file : List.of(changed, torn, gone, journal)) {
        String name = "/" + file.getFileName();
        assertTrue(
            served
                .process()
                .said()
                .lines()
                .anyMatch(line ->
                    line.contains("\"ERROR\",\"event\":\"log events lost\"")
                        && line.contains(name)),
            () -> name + " in " + served.process().said());
      }
      String doctor = doctor(served);
      assertTrue(doctor.contains("[events-lost]"), doctor);
      assertTrue(doctor.contains("/" + torn.getFileName() + ": "), doctor);
      put(logs, BATCHES);
      found.set(BATCH * BATCHES, BATCH * (BATCHES + 1));
      assertEquals(found, found(logs));
      awaitMetric(served, "weir_log_damage", 4);
      assertEquals(0, served.stop().exitCode());
    }
  }

  @Test
  void cutsATornJournalAndMendsAManifest() throws IOException {
    Path journal = files(".journal").getFirst();
    Path manifest = journal.resolveSibling("manifest");
    change(manifest, 40);
    // The last batch was on its way to the disk.
    cut(journal, 10);

    try (Served served = serve();
        CloudWatchLogsClient logs = served.logs()) {
      assertEquals(List.of(BATCH), gaps(found(logs)));
      awaitMetric(served, "weir_log_journals_cut", 1);
      awaitMetric(served, "weir_log_files_mended", 1);
      awaitMetric(served, "weir_log_damage", 0);
      assertTrue(!doctor(served).contains("[events-lost]"));
    }
  }

  /// Without any manifest the group cannot be told from rubbish; the others are served.
  @Test
  void startsWithAGroupThatCannotBeOpened() throws IOException {
    Path journal = files(".journal").getFirst();
    Files.write(journal.resolveSibling("manifest"), new byte[40]);
    Files.write(journal.resolveSibling("manifest.copy"), new byte[40]);

    try (Served served = serve();
        CloudWatchLogsClient logs = served.logs()) {
      Outcome refused = served.aws("logs", "filter-log-events", "--log-group-name", GROUP);
      assertTrue(refused.err().contains("its checksum does not fit"), refused.err());
      awaitMetric(served, "weir_log_damage", 1);
      assertTrue(doctor(served).contains("[events-lost]"));
      logs.createLogGroup(r -> r.logGroupName("other"));
      logs.createLogStream(r -> r.logGroupName("other").logStreamName("s"));
      InputLogEvent event =
          InputLogEvent.builder().timestamp(System.currentTimeMillis()).message("m").build();
      logs.putLogEvents(r -> r.logGroupName("other").logStreamName("s").logEvents(event));
      assertEquals(1, logs.filterLogEvents(r -> r.logGroupName("other")).events().size());
      logs.deleteLogGroup(r -> r.logGroupName(GROUP));
      assertTrue(!Files.exists(journal));
    }
  }
}
