package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import weir.cli.ServeSettings;
import weir.query.trino.CatalogFile;
import weir.query.trino.LocalTrino;
import weir.recording.SourceOpener;

/// Athena's API gives the same answers, byte for byte, whether DuckDB computes them or a Trino
/// cluster that `weir trino start` starts over Weir's own Glue and S3.
///
/// The cluster is started with `-Dweir.long=true`, from files of the local Maven repository or
/// Maven Central; with `-Dweir.rewrite=true` besides, what both gave is recorded. Else DuckDB's
/// answers are compared with that record.
@Timeout(900)
class TrinoAnswersTest {
  private static final String ROOT = "AWSLogs/123456789012/vpcflowlogs/us-east-1/";
  private static final int RECORDS = 600;
  private static final List<String> DAYS = List.of("2026/11/19", "2026/11/20", "2026/11/21");

  private static final List<String> TABLES = List.of("texts", "parquet", "seen");
  private static final Path RECORDED = Path.of("src/test/resources/weir/app/trino-answers.txt");

  /// The documented questions, ordered so that their answers are.
  private static final List<String> QUESTIONS =
      List.of(
          "SELECT * FROM %s WHERE day = '2026/11/20' ORDER BY start, interface_id, srcaddr,"
              + " srcport, bytes LIMIT 100",
          "SELECT day, interface_id, srcaddr, action, protocol FROM %s WHERE action = 'REJECT' AND"
              + " protocol = 6 AND day >= '2026/11/20' ORDER BY 1, 2, 3, start, srcport, bytes"
              + " LIMIT 10",
          "SELECT sum(packets) AS packetcount, dstaddr FROM %s WHERE dstport = 443 AND day >"
              + " '2026/11/19' GROUP BY dstaddr ORDER BY packetcount DESC, dstaddr LIMIT 10",
          "SELECT interface_id, srcaddr, action, protocol, to_iso8601(from_unixtime(start)) AS"
              + " start_time, to_iso8601(from_unixtime(\"end\")) AS end_time FROM %s WHERE day >="
              + " '2026/11/20' ORDER BY start, 1, 2, bytes, srcport LIMIT 25",
          "SELECT sum(bytes) AS totalbytes, srcaddr, dstaddr FROM %s WHERE day = '2026/11/21' GROUP"
              + " BY srcaddr, dstaddr ORDER BY totalbytes, srcaddr, dstaddr LIMIT 50",
          "SELECT ip, sum(bytes) AS total_bytes FROM (SELECT dstaddr AS ip, sum(bytes) AS bytes"
              + " FROM %s GROUP BY 1 UNION ALL SELECT srcaddr AS ip, sum(bytes) AS bytes FROM %s"
              + " GROUP BY 1) GROUP BY ip ORDER BY total_bytes DESC, ip LIMIT 10",
          "SELECT * FROM %s WHERE srcport IN (22, 3389) OR dstport IN (22, 3389) ORDER BY \"start\""
              + " ASC, interface_id, srcaddr, srcport, bytes LIMIT 50",
          "SELECT count(*), count(bytes), avg(bytes), min(srcaddr), max(\"end\"),"
              + " approx_distinct(action) FROM %s",
          "SELECT date_trunc('hour', from_unixtime(start)) AS hour, action, count(*) AS n, 100.0 *"
              + " count(*) / sum(count(*)) OVER () AS share FROM %s WHERE log_status = 'OK' GROUP"
              + " BY 1, 2 ORDER BY 1, 2",
          "SELECT srcaddr, rank() OVER (ORDER BY sum(bytes) DESC, srcaddr) AS place FROM %s WHERE"
              + " contains('10.0.0.0/28', CAST(srcaddr AS ipaddress)) AND log_status = 'OK' GROUP"
              + " BY srcaddr ORDER BY 2",
          "SELECT day, array_agg(DISTINCT action ORDER BY action) AS actions, map(ARRAY['n'],"
              + " ARRAY[count(*)]) AS counts, CAST(row(min(start), max(day)) AS row(first bigint,"
              + " last varchar)) AS span FROM %s GROUP BY ROLLUP (day) ORDER BY day",
          "SELECT regexp_extract(srcaddr, '\\.(\\d+)$', 1) AS host, bytes / packets, CAST(bytes AS"
              + " double) / packets, CAST(bytes AS decimal(12,3)) / 7 FROM %s WHERE packets > 0"
              + " ORDER BY start, srcaddr, srcport, bytes, dstaddr LIMIT 30",
          "SELECT bytes / (packets - packets) FROM %s",
          "SELECT nothing FROM %s",
          "SELECT CAST(srcaddr AS bigint) FROM %s WHERE srcaddr LIKE '10.%%'");

  @TempDir private Path folder;

  @Test
  void bothEnginesGiveTheSameAnswers() throws Exception {
    ServeSettings within = ServeSettings.usual().at("127.0.0.1", 0, folder.resolve("state"));
    List<String> ours;
    try (Fitting fitting = new Fitting(within, SourceOpener.LINUX);
        LogClients clients = new LogClients(fitting);
        AthenaClient athena = athena(fitting)) {
      clients.s3.createBucket(request -> request.bucket("logs"));
      clients.s3.createBucket(request -> request.bucket("results"));
      records(clients);
      define(athena);
      ours = answers(clients, athena);
    }
    if (Boolean.getBoolean("weir.long")) {
      compareWithTrino(within, ours);
      if (Boolean.getBoolean("weir.rewrite")) {
        Files.writeString(RECORDED, digests(ours));
      }
    }
    assertEquals(Files.readString(RECORDED), digests(ours), "answers that Trino 476 gave too");
  }

  /// Starts a Trino, and asks it the same.
  private static void compareWithTrino(ServeSettings within, List<String> ours) throws Exception {
    int port = freePort();
    ServeSettings asking =
        within.asking(
            new ServeSettings.QueryEngine(URI.create("http://127.0.0.1:" + port), "weir", null));
    try (Fitting fitting = new Fitting(asking, SourceOpener.LINUX);
        LocalTrino trino = LocalTrino.start(order(fitting, port), TrinoAnswersTest::say);
        LogClients clients = new LogClients(fitting);
        AthenaClient athena = athena(fitting)) {
      fitting.now.set(Instant.now());
      assertTrue(trino.isRunning());
      List<String> theirs = answers(clients, athena);
      List<String> differences = new ArrayList<>();
      for (int i = 0; i < ours.size(); i++) {
        if (!ours.get(i).equals(theirs.get(i))) {
          differences.add(
              QUESTIONS.get(i % QUESTIONS.size()) + difference(ours.get(i), theirs.get(i)));
        }
      }
      System.out.printf(
          "%d of %d answers are the same of both engines%n",
          ours.size() - differences.size(), ours.size());
      assertEquals("", String.join("\n", differences));
    }
  }

  /// A line for each answer: of which question over which table, and its SHA-256.
  private static String digests(List<String> answers) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < answers.size(); i++) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(answers.get(i).getBytes(StandardCharsets.UTF_8));
      lines.append(TABLES.get(i / QUESTIONS.size())).append(' ').append(i % QUESTIONS.size());
      lines.append(' ').append(HexFormat.of().formatHex(digest)).append('\n');
    }
    return lines.toString();
  }

  /// The first line that differs.
  private static String difference(String ours, String theirs) {
    List<String> left = ours.lines().toList();
    List<String> right = theirs.lines().toList();
    int line = 0;
    while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
      line++;
    }
    return " | "
        + (line < left.size() ? left.get(line) : "nothing")
        + " | "
        + (line < right.size() ? right.get(line) : "nothing");
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private static AthenaClient athena(Fitting fitting) {
    return LogClients.configured(
            AthenaClient.builder(), URI.create("http://127.0.0.1:" + fitting.server.port()))
        .build();
  }

  private static LocalTrino.Order order(Fitting fitting, int port) {
    URI weir = URI.create("http://127.0.0.1:" + fitting.server.port());
    return new LocalTrino.Order(
        Path.of(System.getProperty("java.io.tmpdir"), "weir-test-trino"),
        URI.create("https://repo1.maven.org/maven2"),
        port,
        1536,
        new CatalogFile(weir, weir, "us-east-1"),
        new LocalTrino.Keys(Fitting.ROOT.accessKeyId(), Fitting.ROOT.secretAccessKey()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Flow records of three days as AWS writes them.
  private static void records(LogClients clients) throws IOException {
    Random random = new Random(11);
    for (String day : DAYS) {
      StringBuilder text =
          new StringBuilder(
              "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                  + " bytes start end action log-status\n");
      for (int i = 0; i < RECORDS; i++) {
        long start = 1_795_046_400 + 86_400L * DAYS.indexOf(day) + random.nextInt(86_400);
        text.append("2 123456789012 eni-").append(random.nextInt(4));
        if (random.nextInt(20) == 0) {
          text.append(" - - - - - - - ").append(start).append(' ').append(start + 60);
          text.append(" - NODATA\n");
        } else {
          int packets = 1 + random.nextInt(50);
          text.append(" 10.0.0.").append(random.nextInt(24)).append(" 10.0.1.");
          text.append(random.nextInt(9)).append(' ').append(1024 + random.nextInt(60_000));
          text.append(' ').append(List.of(22, 443, 3389, 53).get(random.nextInt(4))).append(' ');
          text.append(random.nextBoolean() ? 6 : 17).append(' ').append(packets).append(' ');
          text.append(packets * (40L + random.nextInt(1400))).append(' ').append(start);
          text.append(' ').append(start + 60);
          text.append(random.nextInt(4) == 0 ? " REJECT OK\n" : " ACCEPT OK\n");
        }
      }
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
      }
      clients.s3.putObject(
          request -> request.bucket("logs").key(ROOT + day + "/a.log.gz"),
          RequestBody.fromBytes(packed.toByteArray()));
    }
  }

  private static void define(AthenaClient athena) {
    done(athena, "CREATE DATABASE d");
    done(
        athena,
        "CREATE EXTERNAL TABLE d.texts (version int, account_id string, interface_id string,"
            + " srcaddr string, dstaddr string, srcport int, dstport int, protocol bigint, packets"
            + " bigint, bytes bigint, start bigint, `end` bigint, action string, log_status string)"
            + " PARTITIONED BY (day string) ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '"
            + " LOCATION 's3://logs/"
            + ROOT
            + "' TBLPROPERTIES ('skip.header.line.count'='1', 'projection.enabled'='true',"
            + " 'projection.day.type'='date', 'projection.day.range'='2026/11/01,2026/11/30',"
            + " 'projection.day.format'='yyyy/MM/dd', 'storage.location.template'='s3://logs/"
            + ROOT
            + "${day}')");
    done(
        athena,
        "CREATE TABLE d.parquet WITH (format = 'PARQUET', external_location = 's3://logs/parquet/',"
            + " partitioned_by = ARRAY['day']) AS SELECT * FROM d.texts");
    done(athena, "CREATE VIEW d.seen AS SELECT * FROM d.texts WHERE day <= '2026/11/21'");
  }

  private static void done(AthenaClient athena, String sql) {
    QueryExecution execution = run(athena, sql);
    assertEquals(
        QueryExecutionState.SUCCEEDED,
        execution.status().state(),
        () -> sql + ": " + execution.status().stateChangeReason());
  }

  /// For each table and question, the file with the answer or the reason of the failure.
  private static List<String> answers(LogClients clients, AthenaClient athena) {
    List<String> answers = new ArrayList<>();
    for (String table : TABLES) {
      for (String question : QUESTIONS) {
        QueryExecution execution = run(athena, question.replace("%s", table).replace("%%", "%"));
        answers.add(
            execution.status().state() == QueryExecutionState.SUCCEEDED
                ? clients
                    .s3
                    .getObjectAsBytes(request ->
                        request.bucket("results").key(execution.queryExecutionId() + ".csv"))
                    .asUtf8String()
                : failure(execution));
      }
    }
    return answers;
  }

  /// Values at which a query ends depend on which row is met first.
  private static String failure(QueryExecution execution) {
    return execution.status().stateChangeReason().replaceAll("'10\\.[^']*'", "'…'");
  }

  private static QueryExecution run(AthenaClient athena, String sql) {
    String id =
        athena
            .startQueryExecution(request ->
                request
                    .queryString(sql)
                    .queryExecutionContext(context -> context.database("d"))
                    .resultConfiguration(results -> results.outputLocation("s3://results/")))
            .queryExecutionId();
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (true) {
      QueryExecution execution =
          athena.getQueryExecution(request -> request.queryExecutionId(id)).queryExecution();
      switch (execution.status().state()) {
        case SUCCEEDED, FAILED, CANCELLED -> {
          return execution;
        }
        default -> {
          assertTrue(System.nanoTime() < deadline, () -> sql + " does not end");
          LockSupport.parkNanos(50_000_000);
        }
      }
    }
  }
}
