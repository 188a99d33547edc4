package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import weir.model.aws.Fault;

class QueryCommandTest {
  private static final String RECORDS =
      """
      version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
      2 123456789012 eni-1 10.0.0.1 10.0.0.9 1000 443 6 3 300 100 110 ACCEPT OK
      2 123456789012 eni-1 10.0.0.2 10.0.0.9 1000 443 6 1 100 100 110 ACCEPT OK
      2 123456789012 eni-1 10.0.0.3 10.0.0.9 1000 22 6 1 60 100 110 REJECT OK
      2 123456789012 eni-1 10.0.0.3 10.0.0.9 1001 22 6 1 40 100 110 REJECT OK
      2 123456789012 eni-1 - - - - - - - 100 159 - NODATA
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Fault> faults = new ArrayList<>();

  @BeforeEach
  void writeRecords() throws IOException {
    Files.writeString(folder.resolve("a.log"), RECORDS);
  }

  @Test
  void alignsATableWithNumbersToTheRight() {
    run(
        "query",
        "SELECT srcaddr, sum(bytes) AS bytes, any_value(action) AS action FROM flow_logs"
            + " GROUP BY 1 ORDER BY 1",
        "--from",
        folder.toString());
    assertEquals(
        """
        srcaddr   bytes  action
        10.0.0.1    300  ACCEPT
        10.0.0.2    100  ACCEPT
        10.0.0.3    100  REJECT
        -             -  -
        """,
        out.toString());
  }

  @Test
  void writesCsvAsRfc4180HasIt() {
    run(
        "query",
        "SELECT 'a,\"b\"' AS \"x,y\", NULL AS n, bytes FROM flow_logs WHERE bytes = 60",
        "--output",
        "csv",
        "--from",
        folder.toString());
    assertEquals("\"x,y\",n,bytes\r\n\"a,\"\"b\"\"\",,60\r\n", out.toString());
  }

  @Test
  void writesAnObjectPerLineAsJson() {
    run(
        "query",
        "SELECT srcaddr, bytes, bytes / 3 AS third, action IS NULL AS none, 'NaN'::DOUBLE AS nan"
            + " FROM flow_logs WHERE bytes >= 100 OR action IS NULL ORDER BY ALL",
        "--json",
        "--from",
        folder.toString());
    assertEquals(
        """
        {"srcaddr":"10.0.0.1","bytes":300,"third":100.0,"none":false,"nan":"NaN"}
        {"srcaddr":"10.0.0.2","bytes":100,"third":33.333333333333336,"none":false,"nan":"NaN"}
        {"srcaddr":null,"bytes":null,"third":null,"none":true,"nan":"NaN"}
        """,
        out.toString());
  }

  @Test
  void printsNothingForNoRowsInJson() {
    run("query", "SELECT * FROM flow_logs WHERE false", "--json", "--from", folder.toString());
    assertEquals("", out.toString());
  }

  @Test
  void cutsWideValuesAndHidesWhatSteersATerminal() {
    run("query", "SELECT repeat('x', 100) AS a, chr(27) AS b", "--from", folder.toString());
    assertEquals("a" + " ".repeat(65) + "b\n" + "x".repeat(61) + "...  ?\n", out.toString());
  }

  @Test
  void saysWhatIsMissingWithoutFiles() {
    Fault fault = assertThrows(Fault.Invalid.class, () -> run("query", "SELECT 1"));
    assertTrue(String.valueOf(fault.getMessage()).startsWith("no files are named"));
  }

  @Test
  void tellsMalformedLinesOnStandardError() throws IOException {
    Files.writeString(folder.resolve("a.log"), RECORDS + "2 1 eni\n");
    run("query", "SELECT count(*) AS n FROM flow_logs", "--from", folder.toString());
    assertEquals("n\n5\n", out.toString());
    assertTrue(err.toString().contains("passed over 1 malformed line in 1 file"), err.toString());
    assertTrue(err.toString().contains("a.log:7"), err.toString());
  }

  @Test
  void refusesASizeThatIsNone() {
    Fault fault =
        assertThrows(
            Fault.Invalid.class,
            () -> run("query", "SELECT 1", "--memory", "lots", "--from", folder.toString()));
    assertEquals(
        "--memory is \"lots\" but must be a size such as 512MB or 2GB", fault.getMessage());
  }

  @Test
  void showsTheLargestTalkersWithTheirShare() {
    run("top", "--from", folder.toString());
    assertEquals(
        """
        srcaddr   bytes  percent
        10.0.0.1    300     60.0  ####################
        10.0.0.2    100     20.0  #######
        10.0.0.3    100     20.0  #######
        """,
        out.toString());
  }

  @Test
  void countsRejectedFlowsBySeveralFields() {
    run(
        "top",
        "--rejected",
        "--by",
        "srcaddr,dstport",
        "--metric",
        "flows",
        "--json",
        "--from",
        folder.toString());
    assertEquals(
        "{\"srcaddr\":\"10.0.0.3\",\"dstport\":22,\"flows\":2,\"percent\":100.0}\n",
        out.toString());
  }

  @Test
  void narrowsByConditionsAndLimits() {
    run(
        "top",
        "--where",
        "bytes < 300 -- not the first",
        "--where",
        "dstport = 443",
        "--metric",
        "packets",
        "--limit",
        "1",
        "--output",
        "csv",
        "--from",
        folder.toString());
    assertEquals("srcaddr,packets,percent\r\n10.0.0.2,1,100.0\r\n", out.toString());
  }

  @Test
  void doesNotCountNodataInFilesWithoutAStatus() throws IOException {
    Files.writeString(
        folder.resolve("a.log"),
        """
        interface-id srcaddr packets
        eni-1 10.0.0.1 3
        eni-1 - -
        """);
    run(
        "top",
        "--by",
        "interface-id",
        "--metric",
        "flows",
        "--output",
        "csv",
        "--from",
        folder.toString());
    assertEquals("interface_id,flows,percent\r\neni-1,1,100.0\r\n", out.toString());
  }

  @Test
  void guessesTheFieldThatWasMeant() {
    Fault fault =
        assertThrows(
            Fault.Invalid.class, () -> run("top", "--by", "scraddr", "--from", folder.toString()));
    assertEquals(
        "--by is \"scraddr\", which is no field of these files; did you mean \"srcaddr\"?",
        fault.getMessage());
  }

  @Test
  void saysWhichFieldsThereAreWhenOneIsNot() {
    Fault fault =
        assertThrows(
            Fault.Invalid.class,
            () -> run("top", "--by", "pkt-srcaddr", "--from", folder.toString()));
    assertTrue(
        String.valueOf(fault.getMessage())
            .startsWith("no file here has the field pkt-srcaddr; they have version, account_id"));
  }

  private void run(String... arguments) {
    CommandLine line =
        WeirCommand.line(
                (settings, sources, log) -> {
                  throw new AssertionError("nothing is served here");
                })
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler((failure, command, parsed) -> {
              faults.add((Fault) failure);
              return 1;
            });
    int exitCode = line.execute(arguments);
    if (!faults.isEmpty()) {
      throw faults.getFirst();
    }
    assertEquals(0, exitCode, err::toString);
  }
}
