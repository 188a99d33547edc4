package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.acceptance.PcapFile.ACK;
import static weir.acceptance.PcapFile.ECHO;
import static weir.acceptance.PcapFile.ECHO_REPLY;
import static weir.acceptance.PcapFile.SYN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir read`: a capture file in, flow records out.
class ReadTest {
  private static final String HEADER =
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start"
          + " end action log-status";
  private static final String SSH_IN =
      "203.0.113.9 10.0.1.50 50000 22 6 2 180 1700000041 1700000042 ACCEPT OK";
  private static final String SSH_OUT =
      "10.0.1.50 203.0.113.9 22 50000 6 1 40 1700000041 1700000041 ACCEPT OK";

  /// A full minute, where a window begins.
  private static final long MINUTE = 1_700_000_040;

  @TempDir private Path folder;

  private static PcapFile traffic(PcapFile file) {
    return file.tcp(MINUTE + 1, "203.0.113.9", 50000, "10.0.1.50", 22, SYN, 0)
        .tcp(MINUTE + 1.5, "10.0.1.50", 22, "203.0.113.9", 50000, SYN | ACK, 0)
        .tcp(MINUTE + 2, "203.0.113.9", 50000, "10.0.1.50", 22, ACK, 100)
        .tcp(MINUTE + 3, "203.0.113.9", 50001, "10.0.1.50", 3389, SYN, 0)
        .tcp(MINUTE + 4, "192.0.2.7", 40000, "10.0.1.50", 22, SYN, 0)
        .udp(MINUTE + 5, "203.0.113.9", 5353, "10.0.1.50", 53, 20)
        .ping(MINUTE + 61, "203.0.113.9", "10.0.1.50", ECHO)
        .ping(MINUTE + 62, "10.0.1.50", "203.0.113.9", ECHO_REPLY);
  }

  private String capture() {
    return traffic(PcapFile.raw()).writeTo(folder.resolve("traffic.pcap"));
  }

  private static List<String> undescribed() {
    return List.of(
        HEADER,
        "2 - - " + SSH_IN,
        "2 - - " + SSH_OUT,
        "2 - - 203.0.113.9 10.0.1.50 50001 3389 6 1 40 1700000043 1700000043 ACCEPT OK",
        "2 - - 192.0.2.7 10.0.1.50 40000 22 6 1 40 1700000044 1700000044 ACCEPT OK",
        "2 - - 203.0.113.9 10.0.1.50 5353 53 17 1 48 1700000045 1700000045 ACCEPT OK",
        "2 - - 203.0.113.9 10.0.1.50 0 0 1 1 84 1700000101 1700000101 ACCEPT OK",
        "2 - - 10.0.1.50 203.0.113.9 0 0 1 1 84 1700000102 1700000102 ACCEPT OK");
  }

  private String network() throws IOException {
    return Resource.copy("guarded.yaml", folder);
  }

  @Test
  void printsEveryFlowOfACaptureAndSaysThatNothingJudgedIt() {
    Outcome read = Weir.run("read", capture()).orFail();
    assertEquals(undescribed(), read.lines());
    assertTrue(read.err().contains("no --network: every packet counts as ACCEPT"), read.err());
    assertTrue(read.err().contains("8 of 8 packets recorded"), read.err());
  }

  @Test
  void readsTheSameFromEthernetGzipAndStandardInput() {
    PcapFile framed = traffic(PcapFile.ethernet());
    assertEquals(
        undescribed(),
        Weir.run("read", framed.writeTo(folder.resolve("framed.pcap"))).orFail().lines());
    assertEquals(
        undescribed(),
        Weir.run("read", framed.writeGzippedTo(folder.resolve("framed.pcap.gz"))).orFail().lines());
    assertEquals(undescribed(), Weir.run(framed.bytes(), "read", "-").orFail().lines());
    assertEquals(
        undescribed(), Weir.run(PcapFile.gzipped(framed.bytes()), "read", "-").orFail().lines());
  }

  @Test
  void letsSecurityGroupsAndNetworkAclsJudge() throws IOException {
    String who = "2 123456789012 eni-0a1b2c3d4e5f60718 ";
    Outcome read = Weir.run("read", "--network", network(), capture()).orFail();
    assertEquals(
        List.of(
            HEADER,
            who + SSH_IN,
            who + SSH_OUT,
            who + "203.0.113.9 10.0.1.50 50001 3389 6 1 40 1700000043 1700000043 REJECT OK",
            who + "192.0.2.7 10.0.1.50 40000 22 6 1 40 1700000044 1700000044 REJECT OK",
            who + "203.0.113.9 10.0.1.50 5353 53 17 1 48 1700000045 1700000045 REJECT OK",
            who + "203.0.113.9 10.0.1.50 0 0 1 1 84 1700000101 1700000101 ACCEPT OK",
            who + "10.0.1.50 203.0.113.9 0 0 1 1 84 1700000102 1700000102 REJECT OK"),
        read.lines(),
        "the group lets 3389 and 53 not in, the ACL neither 192.0.2.0/24 in nor echo replies out");
  }

  @Test
  void printsTheFieldsAndFlowsThatAreAskedFor() throws IOException {
    Outcome rejected =
        Weir.run(
                "read",
                "--network",
                network(),
                "--format",
                "${srcaddr} ${dstport} ${tcp-flags} ${flow-direction} ${vpc-id} ${instance-id}",
                "--action",
                "reject",
                "--no-header",
                "--quiet",
                capture())
            .orFail();
    String where = " vpc-0a1b2c3d4e5f60718 i-0c50d5961bcb2d47b";
    assertEquals(
        List.of(
            "203.0.113.9 3389 2 ingress" + where,
            "192.0.2.7 22 2 ingress" + where,
            "203.0.113.9 53 0 ingress" + where,
            "10.0.1.50 0 0 egress" + where),
        rejected.lines());
    assertEquals("", rejected.err());
  }

  @Test
  void joinsTenMinutesInOneRecordWhereThatIsTheInterval() {
    String capture =
        PcapFile.raw()
            .udp(1_700_000_100, "203.0.113.9", 5353, "10.0.1.50", 53, 20)
            .udp(1_700_000_170, "203.0.113.9", 5353, "10.0.1.50", 53, 30)
            .writeTo(folder.resolve("slow.pcap"));
    assertEquals(
        List.of(
            "packets bytes start end", "1 48 1700000100 1700000100", "1 58 1700000170 1700000170"),
        Weir.run("read", "--format", "packets bytes start end", capture).orFail().lines());
    assertEquals(
        List.of("packets bytes start end", "2 106 1700000100 1700000170"),
        Weir.run("read", "--format", "packets bytes start end", "--interval", "600", capture)
            .orFail()
            .lines());
  }

  @Test
  void printsOneJsonObjectPerRecordKeyedByAwsNames() throws IOException {
    List<String> lines =
        Weir.run("read", "--network", network(), "--json", "--action", "REJECT", capture())
            .orFail()
            .lines();
    assertEquals(4, lines.size());
    assertEquals(
        "{\"version\":2,\"account-id\":\"123456789012\",\"interface-id\":\"eni-0a1b2c3d4e5f60718\",\"srcaddr\":\"203.0.113.9\","
            + "\"dstaddr\":\"10.0.1.50\",\"srcport\":50001,\"dstport\":3389,\"protocol\":6,\"packets\":1,\"bytes\":40,"
            + "\"start\":1700000043,\"end\":1700000043,\"action\":\"REJECT\",\"log-status\":\"OK\"}",
        lines.getFirst());
  }

  @Test
  void endsQuietlyWhenThePipeIsClosed() {
    PcapFile large = PcapFile.raw();
    for (int port = 1; port < 30_000; port++) {
      large.udp(MINUTE, "203.0.113.9", port, "10.0.1.50", 53, 0);
    }
    Outcome piped =
        Weir.pipe("head -1", "read", "--quiet", large.writeTo(folder.resolve("large.pcap")));
    assertEquals(List.of(HEADER), piped.lines());
    assertEquals("", piped.err());
    piped.expecting(141);
  }

  @Test
  void saysWhichFieldWasMeant() {
    Outcome wrong = Weir.run("read", "--format", "srcadr dstaddr", capture()).expecting(2);
    assertTrue(
        wrong
            .err()
            .contains("\"srcadr\" is not a field of flow records; did you mean \"srcaddr\"?"),
        wrong.err());
    assertEquals("", wrong.out());
    assertTrue(
        Weir.run("read", "--intervall", "60", capture()).expecting(2).err().contains("--interval"));
    assertTrue(Weir.run("reed", capture()).expecting(2).err().contains("weir read"));
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path letter = Files.writeString(folder.resolve("letter.pcap"), "Dear Sir or Madam");
    Outcome none = Weir.run("read", letter.toString()).expecting(1);
    assertTrue(
        none.err()
            .contains(
                "letter.pcap, byte 0: a file that starts with 44 65 61 72 is neither pcap nor"
                    + " pcapng"),
        none.err());
    Outcome missing = Weir.run("read", folder.resolve("gone.pcap").toString()).expecting(1);
    assertTrue(
        missing.err().contains("there is no file " + folder.resolve("gone.pcap")), missing.err());
  }

  @Test
  void printsWhatACutCaptureStillHolds() throws IOException {
    byte[] whole = traffic(PcapFile.raw()).bytes();
    Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 10));
    Outcome read = Weir.run("read", cut.toString());
    assertEquals(undescribed().subList(0, 7), read.lines());
    assertTrue(
        read.err().contains("7 of 7 packets recorded; not recorded: 1 damaged in the file"),
        read.err());
    assertEquals(0, read.exitCode());
  }
}
