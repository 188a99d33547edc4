package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import weir.cli.question.Question;
import weir.cli.question.Questions;
import weir.cli.shell.StatementFault;
import weir.model.aws.Fault;

/// Every question of `weir ask`, asked of the records of the bundled lab.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskCommandTest {
  /// What a line of the answer must hold, by question.
  private static final Map<String, String> TOLD =
      Map.of(
          "top-talkers", "10.0.2.11,10.0.1.80,",
          "top-rejected", "198.51.100.66,2,22,280",
          "port-scans", ",198.51.100.66,10.0.1.22,",
          "network-sweeps", ",198.51.100.66,",
          "remote-logins", "198.51.100.66,10.0.1.22,22,0,31,",
          "traffic-paths", "8,internet gateway,",
          "who-talked-to", "198.51.100.7,from peer,22,6,ACCEPT,",
          "cross-az-bytes", "from_az,to_az,bytes,usd",
          "silent-interfaces", "interface_id,nodata_records,skipdata_records,last_record");

  private static final Map<String, String> WITH =
      Map.of(
          "port-scans",
          "ports=10",
          "network-sweeps",
          "hosts=2",
          "who-talked-to",
          "address=10.0.1.22");

  @TempDir static Path lab;

  private record Outcome(int exitCode, String out, String err) {}

  @BeforeAll
  void replaysTheLab() {
    assertEquals(0, run("lab", "--replay", "--to", lab.toString()).exitCode());
  }

  @Test
  void everyQuestionIsAnsweredOverTheLab() {
    for (Question question : Questions.ALL) {
      List<String> arguments =
          new ArrayList<>(
              List.of("ask", question.name(), "--from", lab.toString(), "--output", "csv"));
      if (WITH.containsKey(question.name())) {
        arguments.addAll(List.of("--with", WITH.get(question.name())));
      }
      Outcome outcome = run(arguments.toArray(String[]::new));
      assertEquals(0, outcome.exitCode(), () -> question.name() + ": " + outcome.err());
      String told = TOLD.get(question.name());
      assertTrue(
          told != null && outcome.out().contains(told),
          () -> question.name() + ": " + outcome.out());
    }
  }

  @Test
  void onlyTheScannerScans() {
    Outcome outcome =
        run("ask", "port-scans", "--with", "ports=10", "--from", lab.toString(), "-o", "csv");
    assertTrue(
        outcome.out().lines().skip(1).allMatch(line -> line.contains(",198.51.100.66,")),
        outcome::out);
  }

  /// The query of `docs/how-to/athena.md`, as it stands there.
  @Test
  void theGuidesPatternOfRowsFindsTheScans() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "how-to", "athena.md"));
    int begin = page.indexOf("cat > scan.sql << 'END'\n");
    String sql = page.substring(page.indexOf('\n', begin) + 1, page.indexOf("\nEND\n", begin));
    Outcome outcome = run("sql", sql, "--from", lab.toString(), "-o", "csv");
    assertEquals(0, outcome.exitCode(), outcome::err);
    List<String> scans = outcome.out().lines().skip(1).toList();
    assertTrue(scans.size() >= 10, outcome::out);
    assertTrue(
        scans.stream().allMatch(line -> line.matches("\"?198\\.51\\.100\\.66\"?,.*,\"?27017\"?")),
        outcome::out);
    assertTrue(scans.getFirst().contains("10.0.1.22"), outcome::out);
  }

  @Test
  void bytesBetweenZonesAreCountedOnce(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.log"),
        """
        interface-id srcaddr dstaddr srcport dstport protocol bytes start end action flow-direction az-id
        eni-a 10.0.0.1 10.0.1.1 40000 80 6 1000 100 110 ACCEPT egress use1-az1
        eni-b 10.0.0.1 10.0.1.1 40000 80 6 1000 100 110 ACCEPT ingress use1-az2
        eni-b 10.0.1.1 10.0.0.1 80 40000 6 500 100 110 ACCEPT egress use1-az2
        eni-a 10.0.1.1 10.0.0.1 80 40000 6 500 100 110 ACCEPT ingress use1-az1
        eni-a 10.0.0.1 10.0.0.2 40000 80 6 77 100 110 ACCEPT egress use1-az1
        eni-c 10.0.0.1 10.0.0.2 40000 80 6 77 100 110 ACCEPT ingress use1-az1
        """);
    assertEquals(
        "from_az,to_az,bytes,usd\r\nuse1-az1,use1-az2,1000,0.0\r\nuse1-az2,use1-az1,500,0.0\r\n",
        run("ask", "cross-az-bytes", "--from", folder.toString(), "-o", "csv").out());
  }

  @Test
  void saysWhichFieldAQuestionLacks(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.log"), "srcaddr start\n10.0.0.1 100\n");
    assertEquals(
        "traffic-paths needs the fields traffic_path, bytes, which these files do not have; a flow"
            + " log has them whose format names ${traffic-path}\n",
        run("ask", "traffic-paths", "--from", folder.toString()).err());
  }

  @Test
  void anAddressIsOneAndIsSpelledAsRecordsSpellIt() {
    assertEquals(
        "address is \"x' OR '1'='1\" but must be an IP address such as 10.0.1.22 or"
            + " 2001:db8::1\n",
        run("ask", "who-talked-to", "--with", "address=x' OR '1'='1", "--sql").err());
    Outcome outcome = run("ask", "who-talked-to", "--with", "address=2001:DB8:0::1", "--sql");
    assertTrue(outcome.out().contains("'2001:db8::1' IN (srcaddr, dstaddr)"), outcome::out);
  }

  @Test
  void guessesTheQuestionThatWasMeant() {
    assertEquals(
        "there is no question top-talkrs; did you mean \"top-talkers\"?; weir ask lists them\n",
        run("ask", "top-talkrs").err());
  }

  @Test
  void insightsOverFilesKnowsLogsInsightsNames() {
    assertEquals(
        "srcAddr,total\r\n10.0.2.11,3054822\r\n",
        run(
                "insights",
                "stats sum(bytes) as total by srcAddr | sort total desc | limit 1",
                "--from",
                lab.toString(),
                "-o",
                "csv")
            .out());
  }

  @Test
  void showsTheRecordsThatTheFilesHoldAsMessages(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.log"),
        "version srcaddr start end bytes\n2 - 100 110 -\n2 10.0.0.1 200 210 5\n");
    assertEquals(
        "@timestamp,@message\r\n1970-01-01 00:03:20.000,2 10.0.0.1 5 200 210\r\n",
        run(
                "insights",
                "fields @timestamp, @message",
                "--start",
                "150",
                "--from",
                folder.toString(),
                "-o",
                "csv")
            .out());
  }

  @Test
  void drawsACaretUnderTheMistakeOfAQuery() {
    Outcome outcome = run("insights", "fields a\n| filtr b", "--from", lab.toString());
    assertTrue(outcome.err().startsWith("  | filtr b\n    ^\n"), outcome::err);
  }

  @Test
  void drawsACaretUnderTheMistakeOfAStatement() {
    Outcome outcome = run("sql", "SELECT\n  nope FROM flow_logs", "--from", lab.toString());
    assertTrue(
        outcome.err().startsWith("    nope FROM flow_logs\n    ^\nline 2:3: Column 'nope'"),
        outcome::err);
  }

  @Test
  void drawsBarsAndColumnsOverTime() {
    Outcome bars =
        run(
            "sql",
            "SELECT action, count(*) AS n FROM flow_logs WHERE action IS NOT NULL GROUP BY 1",
            "--from",
            lab.toString(),
            "-o",
            "chart");
    assertTrue(bars.out().startsWith("n\n") && bars.out().contains("█"), bars::out);
    Outcome time =
        run("insights", "stats count(*) as n by bin(10s)", "--from", lab.toString(), "-o", "chart");
    assertTrue(time.out().lines().count() == 10 && time.out().contains(" │"), time::out);
  }

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        WeirCommand.line(
                (settings, sources, log) -> {
                  throw new AssertionError("nothing is served here");
                })
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler((failure, command, parsed) -> {
              err.write(
                  switch (failure) {
                    case Fault fault -> fault.sentence();
                    case StatementFault fault -> fault.sentence();
                    default -> throw failure;
                  });
              err.write('\n');
              return 2;
            });
    return new Outcome(line.execute(arguments), out.toString(), err.toString());
  }

  @Test
  void everyQuestionHasItsExpectation() {
    assertEquals(
        Stream.concat(Questions.ALL.stream().map(Question::name), TOLD.keySet().stream())
            .distinct()
            .count(),
        TOLD.size());
  }
}
