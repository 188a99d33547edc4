package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// `weir record` into a bucket of Ceph's S3, looked at with Amazon's command line, and `weir query`
/// out of it.
class S3Test {
  private static final String COUNTS =
      "SELECT srcport, sum(packets) AS packets FROM flow_logs WHERE srcport > 0 GROUP BY 1 ORDER BY"
          + " 1";

  @TempDir private static Path daemons;
  private static RadosGateway s3;

  @TempDir private Path folder;
  private Cable cable;
  private String bucket;

  @BeforeAll
  static void start() {
    s3 = new RadosGateway(daemons);
  }

  @AfterAll
  static void end() {
    s3.close();
  }

  @BeforeEach
  void prepare(TestInfo test) {
    cable = new Cable();
    bucket =
        test.getTestMethod().orElseThrow().getName().replaceAll("[A-Z].*", "")
            + "-"
            + cable.machine();
    s3.aws("s3", "mb", "s3://" + bucket);
  }

  @AfterEach
  void remove() {
    cable.close();
  }

  private Running record() throws IOException {
    return Running.start(
            s3.client(),
            Weir.command(
                "record",
                "--network",
                cable.describe(folder),
                "--to",
                "s3://" + bucket + "/some/prefix",
                "--endpoint-url",
                s3.endpoint(),
                "--spool",
                folder.resolve("spool").toString()))
        .awaitSaying("recording 1 interface to s3://" + bucket + "/some/prefix");
  }

  private Outcome query(Map<String, String> environment) {
    return Running.start(
            environment,
            Weir.command(
                "query",
                COUNTS,
                "--from",
                "s3://" + bucket + "/some/prefix",
                "--endpoint-url",
                s3.endpoint(),
                "-o",
                "csv"))
        .finish();
  }

  /// Everything in the bucket, fetched without Weir.
  private FlowLogFiles fetched() {
    FlowLogFiles files = new FlowLogFiles(folder.resolve("fetched"));
    s3.aws("s3", "sync", "--quiet", "s3://" + bucket + "/some/prefix", files.folder().toString());
    for (String key : files.keys()) {
      assertTrue(FlowLogFiles.KEY.matcher(key).matches(), key);
    }
    return files;
  }

  private static long packetsFrom(int port, FlowLogFiles files) {
    return files.records().stream()
        .filter(record -> record.field("srcport").equals(Integer.toString(port)))
        .mapToLong(record -> record.number("packets"))
        .sum();
  }

  @Test
  void deliversToABucketAndAnswersFromIt() throws IOException {
    try (Running recording = record()) {
      cable.send("203.0.113.9", 41_001, 10);
      cable.send("203.0.113.9", 41_002, 10);
      cable.send("203.0.113.9", 41_002, 10);
      Outcome ended = recording.terminate().finish().orFail();
      assertTrue(ended.err().contains(" delivered in "), ended.err());
      assertFalse(ended.err().contains("SLF4J"), ended.err());
    }
    FlowLogFiles files = fetched();
    assertFalse(files.keys().isEmpty());
    assertEquals(1, packetsFrom(41_001, files));
    assertEquals(2, packetsFrom(41_002, files));

    Outcome answer = query(s3.client()).orFail();
    assertEquals(List.of("srcport,packets", "41001,1", "41002,2"), answer.lines());
    assertEquals("", answer.err());
    Outcome refused = query(s3.stranger()).expecting(1);
    assertTrue(refused.err().startsWith("weir: "), refused.err());
    assertTrue(refused.err().contains(bucket), refused.err());
  }

  @Test
  void deliversOnceWhenTheServiceWasAwayForAWhile() throws IOException {
    try (Running recording = record()) {
      s3.stop();
      try {
        cable.send("203.0.113.9", 41_001, 10);
        recording.terminate();
      } finally {
        s3.start();
      }
      assertTrue(recording.isAlive(), "it tries again while its patience lasts");
      recording.finish().orFail();
    }
    assertEquals(1, packetsFrom(41_001, fetched()));
  }

  @Test
  void bringsInTheNextRunWhatCouldNotBeDelivered() throws IOException {
    s3.stop();
    try (Running recording = record()) {
      cable.send("203.0.113.9", 41_001, 10);
      Outcome ended = recording.terminate().finish().expecting(1);
      assertTrue(
          ended.err().contains("what is not delivered waits in " + folder.resolve("spool")),
          ended.err());
      assertTrue(ended.err().contains("s3://" + bucket), ended.err());
      assertTrue(
          ended.err().lines().allMatch(line -> line.startsWith("weir: ")),
          "every line is a sentence of Weir's: " + ended.err());
    } finally {
      s3.start();
    }
    try (Running recording = record()) {
      cable.send("203.0.113.9", 41_002, 10);
      recording.terminate().finish().orFail();
    }
    FlowLogFiles files = fetched();
    assertEquals(1, packetsFrom(41_001, files));
    assertEquals(1, packetsFrom(41_002, files));
    assertEquals(
        List.of("srcport,packets", "41001,1", "41002,1"), query(s3.client()).orFail().lines());
    assertTrue(Files.exists(folder.resolve("spool")));
  }
}
