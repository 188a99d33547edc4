package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// `weir trino` as those see it who run it: a cluster of one node that Trino's own clients ask, and
/// that leaves nothing behind.
class TrinoStartTest {
  private static final Pattern ADDRESS = Pattern.compile("Trino answers on http://(\\S+);");

  @TempDir private Path folder;

  private static Running start(Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>(List.of("trino", "start", "--port", "0"));
    arguments.addAll(List.of(options));
    return Running.start(environment, Weir.command(arguments.toArray(String[]::new)));
  }

  private static boolean runs(String words) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(words));
  }

  @Test
  void endsAtOnceWhenItIsStoppedWhileItFetches() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment =
          Map.of(
              "AWS_ACCESS_KEY_ID", Served.ACCESS_KEY_ID,
              "AWS_SECRET_ACCESS_KEY", Served.SECRET,
              "JAVA_TOOL_OPTIONS", "-Duser.home=" + folder);
      try (Running trino =
          start(
              environment,
              "--endpoint-url",
              "http://127.0.0.1:9",
              "--repository",
              "http://127.0.0.1:" + silent.getLocalPort())) {
        // It has asked for the file and waits.
        silent.accept();
        Outcome outcome = trino.terminate().finish().orFail();
        assertTrue(outcome.out().contains("stopped before Trino was ready"), outcome::out);
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "weir.long",
      matches = "true",
      disabledReason = "starts a Trino: half a minute, 1.5 GB, and 450 MB from Maven Central")
  void trinosOwnDriverAsksAClusterThatIsGoneAfterwards() throws IOException, SQLException {
    try (Served served = Served.ephemeral()) {
      served.boto3(
          """
          import time
          s3, athena = client("s3"), client("athena")
          for bucket in ("logs", "results"):
              s3.create_bucket(Bucket=bucket)
          s3.put_object(Bucket="logs", Key="t/day=2026-11-21/a.csv", Body=b"10.0.0.1,5\\n10.0.0.2,7\\n")
          for sql in ("CREATE DATABASE flows", '''CREATE EXTERNAL TABLE flows.t (srcaddr string, bytes bigint) PARTITIONED BY (day date)
                  ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LOCATION 's3://logs/t/' ''', "MSCK REPAIR TABLE flows.t"):
              id = athena.start_query_execution(QueryString=sql, ResultConfiguration={"OutputLocation": "s3://results/"})["QueryExecutionId"]
              while athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]["Status"]["State"] != "SUCCEEDED":
                  time.sleep(0.05)
          """);
      Map<String, String> environment = new HashMap<>(served.environment());
      environment.put("AWS_REGION", "us-east-1");
      String node;
      try (Running trino = start(environment)) {
        Eventually.holds(
            "Trino answers",
            Duration.ofMinutes(6),
            () -> {
              assertTrue(trino.isAlive(), trino::printed);
              return ADDRESS.matcher(trino.printed()).find();
            });
        Matcher address = ADDRESS.matcher(trino.printed());
        assertTrue(address.find());
        node = "node-" + address.group(1).substring(address.group(1).indexOf(':') + 1);
        assertTrue(runs(node), "the server is a process of its own");
        ask("jdbc:trino://" + address.group(1) + "/awsdatacatalog/flows?user=anybody");
        assertEquals(configured(environment), taken(trino.printed()), "weir trino config");
        trino.terminate().finish().orFail();
      }
      assertFalse(runs(node), "no process is left");
    }
  }

  private static void ask(String url) throws SQLException {
    try (Connection trino = DriverManager.getConnection(url);
        Statement statement = trino.createStatement()) {
      assertEquals(
          List.of("10.0.0.2|7|2026-11-21", "10.0.0.1|5|2026-11-21"),
          rows(statement.executeQuery("SELECT srcaddr, bytes, day FROM t ORDER BY bytes DESC")));
      assertEquals(
          List.of("t"), rows(statement.executeQuery("SHOW TABLES FROM awsdatacatalog.flows")));
      try (ResultSet columns =
          trino.getMetaData().getColumns("awsdatacatalog", "flows", "t", "%")) {
        List<String> names = new ArrayList<>();
        while (columns.next()) {
          names.add(columns.getString("COLUMN_NAME"));
        }
        assertEquals(List.of("srcaddr", "bytes", "day"), names);
      }
    }
  }

  private static List<String> rows(ResultSet rows) throws SQLException {
    List<String> all = new ArrayList<>();
    int width = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        cells.add(rows.getString(i));
      }
      all.add(String.join("|", cells));
    }
    return all;
  }

  /// What `weir trino config` writes.
  private String configured(Map<String, String> environment) throws IOException {
    Path to = folder.resolve("catalog");
    Weir.run(environment, new byte[0], "trino", "config", "--to", to.toString()).orFail();
    return Files.readString(to.resolve("awsdatacatalog.properties"));
  }

  /// The file that the running Trino has taken.
  private static String taken(String printed) throws IOException {
    Matcher log = Pattern.compile("its log is (\\S+)/server.log").matcher(printed);
    assertTrue(log.find(), printed);
    return Files.readString(Path.of(log.group(1), "etc/catalog/awsdatacatalog.properties"));
  }
}
