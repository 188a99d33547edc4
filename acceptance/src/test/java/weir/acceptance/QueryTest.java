package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir query` and `weir top` over files as AWS writes them, of several versions and column orders
/// in one folder.
class QueryTest {
  private static final String NEWER = "newer.log";

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    put("123456789010", "us-east-1", "2014/12/14", "20141214T0405Z", "aws/default.log");
    put("123456789012", "ap-southeast-2", "2021/03/26", "20210326T0325Z", "aws/custom-v5.log");
    Files.writeString(folder.resolve(NEWER), Resource.text("aws/newer.log"));
  }

  private void put(String account, String region, String date, String slot, String sample)
      throws IOException {
    Path file =
        folder.resolve(
            "AWSLogs/%1$s/vpcflowlogs/%2$s/%3$s/%1$s_vpcflowlogs_%2$s_fl-0123456789abcdef0_%4$s_0a1b2c3d.log.gz"
                .formatted(account, region, date, slot));
    Files.createDirectories(file.getParent());
    Files.write(file, PcapFile.gzipped(Weir.utf8(Resource.text(sample))));
  }

  private Outcome query(String sql, String... options) {
    List<String> arguments = new ArrayList<>(List.of("query", sql, "--from", folder.toString()));
    arguments.addAll(List.of(options));
    return Weir.run(arguments.toArray(String[]::new));
  }

  @Test
  void answersOverEveryVersionAndColumnOrderInATable() {
    Outcome answer =
        query(
                "SELECT srcaddr, bytes, action, az_id, flavour FROM flow_logs ORDER BY bytes,"
                    + " srcaddr, action, flavour")
            .orFail();
    assertEquals(
        """
        srcaddr        bytes  action  az_id      flavour
        198.51.100.7      77  REJECT  -          vanilla
        172.31.16.139    336  REJECT  -          -
        203.0.113.12     336  ACCEPT  -          -
        10.0.0.71        471  ACCEPT  apse2-az3  -
        172.31.9.69     1000  REJECT  -          -
        172.31.16.139   4249  ACCEPT  -          -
        172.31.9.69     4249  REJECT  -          -
        52.95.128.179  15044  ACCEPT  apse2-az3  -
        -                  -  -       -          -
        """,
        answer.out());
  }

  @Test
  void namesUnknownColumnsAndMalformedLines() {
    Outcome answer = query("SELECT count(*) AS records FROM flow_logs", "--output", "csv").orFail();
    assertEquals(List.of("records", "9"), answer.lines());
    assertTrue(
        answer.err().contains("column flavour is unknown to Weir and kept as text"), answer.err());
    assertTrue(answer.err().contains("passed over 1 malformed line in 1 file"), answer.err());
    assertTrue(answer.err().contains(NEWER + ":3: 1 column but must have 5"), answer.err());
  }

  @Test
  void printsCsvAndJson() {
    String sql =
        "SELECT srcaddr, dstport, \"end\", pkt_dst_aws_service FROM flow_logs WHERE aws_region ="
            + " 'ap-southeast-2' ORDER BY srcaddr";
    assertEquals(
        List.of(
            "srcaddr,dstport,end,pkt_dst_aws_service",
            "10.0.0.71,80,1616729349,S3",
            "52.95.128.179,34210,1616729349,"),
        query(sql, "--output", "csv").orFail().lines());
    assertEquals(
        """
        {"srcaddr":"10.0.0.71","dstport":80,"end":1616729349,"pkt_dst_aws_service":"S3"}
        {"srcaddr":"52.95.128.179","dstport":34210,"end":1616729349,"pkt_dst_aws_service":null}
        """,
        query(sql, "--json").orFail().out());
  }

  @Test
  void takesTheQuestionFromStandardInput() {
    Outcome answer =
        Weir.run(
            Weir.utf8("SELECT sum(bytes) AS bytes FROM flow_logs\nWHERE year = '2021'\n"),
            "query",
            "-",
            "--from",
            folder.toString(),
            "--output",
            "csv");
    assertEquals(List.of("bytes", "15515"), answer.orFail().lines());
  }

  @Test
  void showsWhoIsRejectedMost() {
    assertEquals(
        """
        srcaddr        bytes  percent
        172.31.9.69     5249     92.7  ####################
        172.31.16.139    336      5.9  #
        198.51.100.7      77      1.4
        """,
        Weir.run("top", "--rejected", "--from", folder.toString()).orFail().out());
    assertEquals(
        """
        {"srcaddr":"172.31.9.69","dstport":3389,"flows":2,"percent":50.0}
        """,
        Weir.run(
                "top",
                "--rejected",
                "--by",
                "srcaddr,dstport",
                "--metric",
                "flows",
                "--limit",
                "1",
                "--json",
                "--from",
                folder.toString())
            .orFail()
            .out());
  }

  @Test
  void saysWhichColumnWasMeant() {
    Outcome wrong = query("SELECT srcadr FROM flow_logs").expecting(2);
    assertEquals(
        "weir: unknown column \"srcadr\" (line 1, column 8); did you mean \"srcaddr\"?\n",
        wrong.err());
    assertEquals("", wrong.out());
  }

  @Test
  void refusesWhatIsNoQuestion() {
    Path stolen = folder.resolve("stolen.csv");
    for (String sql :
        List.of(
            "COPY flow_logs TO '" + stolen + "'",
            "ATTACH '" + folder.resolve("other.db") + "'",
            "SELECT 1 FROM flow_logs; DROP TABLE flow_logs",
            "INSTALL httpfs",
            "SET memory_limit = '1TB'")) {
      Outcome refused = query(sql).expecting(2);
      assertTrue(
          refused.err().contains("the query must be one SELECT"), sql + ": " + refused.err());
    }
    assertFalse(Files.exists(stolen));
    for (String sql :
        List.of(
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM '/etc/passwd'",
            "SELECT getenv('HOME')")) {
      Outcome refused = query(sql);
      assertEquals("", refused.out(), sql);
      assertEquals(2, refused.exitCode(), sql + ": " + refused.err());
    }
  }

  @Test
  void saysWhereItFoundNothing() {
    Outcome nowhere =
        Weir.run("query", "SELECT 1", "--from", folder.resolve("gone").toString()).expecting(1);
    assertTrue(nowhere.err().contains("gone does not exist"), nowhere.err());
    Weir.run("query", "SELECT 1").expecting(2);
  }
}
