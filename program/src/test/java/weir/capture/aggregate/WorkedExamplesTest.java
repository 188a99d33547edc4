package weir.capture.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weir.capture.aggregate.ExampleFrames.ACK;
import static weir.capture.aggregate.ExampleFrames.FIN;
import static weir.capture.aggregate.ExampleFrames.MINE;
import static weir.capture.aggregate.ExampleFrames.SYN;
import static weir.capture.aggregate.ExampleFrames.frame;
import static weir.capture.aggregate.ExampleFrames.ping;
import static weir.capture.aggregate.ExampleFrames.tcp;

import java.util.List;
import org.junit.jupiter.api.Test;
import weir.model.network.Network;

/// The worked examples of AWS's documentation (reference/flow-logs.md 2.7): packets and a network
/// in, exactly those records out.
///
/// AWS's windows begin at any second, ours on the grid of the interval: where a test needs it, an
/// example's times are moved as a whole, and the test says by how much.
class WorkedExamplesTest {
  private static Network instance(String address, String rules) {
    return Replay.network(
        """
        account: "123456789010"
        region: us-east-1
        vpcs:
          - name: vpc
            id: vpc-abcdefab012345678
            cidrs: [172.31.0.0/16, 10.0.0.0/16, "2001:db8:1234:a100::/56"]
        %s
            subnets:
              - name: subnet
                id: subnet-aaaaaaaa012345678
                cidrs: [%s, "2001:db8:1234:a102::/64"]
                network-acl: edge
                interfaces:
                  - name: instance
                    id: eni-1235b8ca123456789
                    address: %s
                    ipv6-addresses: ["2001:db8:1234:a102:3304:8879:34cf:4071"]
                    mac: "%s"
                    instance: i-01234567890123456
                    security-groups: [instance]
        """
            .formatted(rules.indent(4), address.replaceAll("\\.\\d+$", ".0/24"), address, MINE));
  }

  private static final String OPEN =
      """
      network-acls:
        - name: edge
          ingress: [100 allow all from 0.0.0.0/0, "101 allow all from ::/0"]
          egress: [100 allow all to 0.0.0.0/0, "101 allow all to ::/0"]
      security-groups:
        - name: instance
          ingress: [allow all from 0.0.0.0/0, "allow all from ::/0"]
          egress: [allow all to 0.0.0.0/0, "allow all to ::/0"]
      """;

  private static final String ONLY_SSH =
      """
      network-acls:
        - name: edge
          ingress: [100 allow all from 0.0.0.0/0]
          egress: [100 allow all to 0.0.0.0/0]
      security-groups:
        - name: instance
          ingress: [allow tcp 22 from 172.31.0.0/16]
      """;

  private static final String PING_IN_AND_NO_PING_OUT =
      """
      network-acls:
        - name: edge
          ingress: [100 allow icmp from 0.0.0.0/0]
          egress: [100 allow tcp 0-65535 to 0.0.0.0/0]
      security-groups:
        - name: instance
          ingress: [allow icmp from 0.0.0.0/0]
          egress: [allow tcp 443 to 0.0.0.0/0]
      """;

  @Test
  void anAcceptedSshConnection() {
    Replay.Shape ssh = tcp(false, "172.31.16.139", 20641, "172.31.16.21", 22, ACK);
    assertEquals(
        List.of(
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249"
                + " 1418530010 1418530070 ACCEPT OK"),
        new Replay()
            .flow(
                20,
                4249,
                1418530010,
                1418530070,
                tcp(false, "172.31.16.139", 20641, "172.31.16.21", 22, SYN),
                ssh,
                ssh)
            .atInterface(instance("172.31.16.21", ONLY_SSH), "eni-1235b8ca123456789"));
  }

  @Test
  void aRejectedRemoteDesktopConnection() {
    Replay.Shape syn = tcp(false, "172.31.9.69", 49761, "172.31.9.12", 3389, SYN);
    assertEquals(
        List.of(
            "2 123456789010 eni-1235b8ca123456789 172.31.9.69 172.31.9.12 49761 3389 6 20 4249"
                + " 1418530010 1418530070 REJECT OK"),
        new Replay()
            .flow(20, 4249, 1418530010, 1418530070, syn, syn, syn)
            .atInterface(instance("172.31.9.12", ONLY_SSH), "eni-1235b8ca123456789"));
  }

  @Test
  void anIpv6Connection() {
    String client = "2001:db8:1234:a100:8d6e:3477:df66:f105";
    String server = "2001:db8:1234:a102:3304:8879:34cf:4071";
    Replay.Shape syn =
        payload -> frame(false).ipv6(client, server).tcp(34892, 22, SYN).payload(payload);
    Replay.Shape ack =
        payload -> frame(false).ipv6(client, server).tcp(34892, 22, ACK).payload(payload);
    // AWS's window lies across ours at 1477713600 + n * 600: moved back by 200 seconds.
    assertEquals(
        List.of(
            "2 123456789010 eni-1235b8ca123456789 "
                + client
                + " "
                + server
                + " 34892 22 6 54 8855 1477913508 1477913620 ACCEPT OK"),
        new Replay()
            .flow(54, 8855, 1477913508, 1477913620, syn, ack, ack)
            .atInterface(instance("172.31.16.21", OPEN), "eni-1235b8ca123456789"));
  }

  @Test
  void aPingThatTheSecurityGroupLetsOutAndTheNetworkAclDoesNot() {
    Replay.Shape request = ping(false, "203.0.113.12", "172.31.16.139", 8);
    Replay.Shape reply = ping(true, "172.31.16.139", "203.0.113.12", 0);
    assertEquals(
        List.of(
            "2 123456789010 eni-1235b8ca123456789 203.0.113.12 172.31.16.139 0 0 1 4 336 1432917027"
                + " 1432917142 ACCEPT OK",
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 203.0.113.12 0 0 1 4 336 1432917094"
                + " 1432917142 REJECT OK"),
        new Replay()
            .flow(4, 336, 1432917027, 1432917142, request, request, request)
            .flow(4, 336, 1432917094, 1432917142.5, reply, reply, reply)
            .atInterface(
                instance("172.31.16.139", PING_IN_AND_NO_PING_OUT), "eni-1235b8ca123456789"));
  }

  @Test
  void theSamePingThroughANetworkAclThatLetsItOut() {
    Replay.Shape request = ping(false, "203.0.113.12", "172.31.16.139", 8);
    Replay.Shape reply = ping(true, "172.31.16.139", "203.0.113.12", 0);
    List<String> lines =
        new Replay()
            .format("srcaddr dstaddr packets action")
            .flow(4, 336, 1432917027, 1432917142, request, request, request)
            .flow(4, 336, 1432917028, 1432917143, reply, reply, reply)
            .atInterface(
                instance(
                    "172.31.16.139",
                    PING_IN_AND_NO_PING_OUT.replace("allow tcp 0-65535", "allow icmp")),
                "eni-1235b8ca123456789");
    assertEquals(
        List.of("203.0.113.12 172.31.16.139 4 ACCEPT", "172.31.16.139 203.0.113.12 4 ACCEPT"),
        lines);
  }

  @Test
  void aPingThatTheSecurityGroupDeniesIsOneRecord() {
    Replay.Shape request = ping(false, "203.0.113.12", "172.31.16.139", 8);
    assertEquals(
        List.of("203.0.113.12 172.31.16.139 4 REJECT"),
        new Replay()
            .format("srcaddr dstaddr packets action")
            .flow(4, 336, 1432917027, 1432917142, request, request, request)
            .atInterface(instance("172.31.16.139", ONLY_SSH), "eni-1235b8ca123456789"));
  }

  private static final String FLAGS_FORMAT =
      "version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr srcport"
          + " dstport pkt-srcaddr pkt-dstaddr protocol bytes packets start end action tcp-flags"
          + " log-status";
  private static final String IDS =
      "3 vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-01234567890123456 eni-1235b8ca123456789"
          + " 123456789010 IPv4 ";

  private static String flagsLine(
      String from, int fromPort, String to, int toPort, String counts, String times, int flags) {
    return IDS
        + from
        + " "
        + to
        + " "
        + fromPort
        + " "
        + toPort
        + " "
        + from
        + " "
        + to
        + " 6 "
        + counts
        + " "
        + times
        + " ACCEPT "
        + flags
        + " OK";
  }

  @Test
  void flagsOfConnectionsThatOpenInOneWindow() {
    String client = "52.213.180.42";
    String server = "10.0.0.62";
    Replay.Shape in = tcp(false, client, 43416, server, 5001, ACK);
    Replay.Shape out = tcp(true, server, 5001, client, 43416, ACK);
    Replay.Shape in2 = tcp(false, client, 43418, server, 5001, ACK);
    Replay.Shape out2 = tcp(true, server, 5001, client, 43418, ACK);
    String times = "1566848875 1566848933";
    assertEquals(
        List.of(
            flagsLine(client, 43416, server, 5001, "568 8", times, 2),
            flagsLine(server, 5001, client, 43416, "376 7", times, 18),
            flagsLine(client, 43418, server, 5001, "100701 70", times, 2),
            flagsLine(server, 5001, client, 43418, "632 12", times, 18)),
        new Replay()
            .format(FLAGS_FORMAT)
            .flow(
                8,
                568,
                1566848875.0,
                1566848933,
                tcp(false, client, 43416, server, 5001, SYN),
                in,
                in)
            .flow(
                7,
                376,
                1566848875.1,
                1566848933,
                tcp(true, server, 5001, client, 43416, SYN | ACK),
                out,
                out)
            .flow(
                70,
                100701,
                1566848875.2,
                1566848933,
                tcp(false, client, 43418, server, 5001, SYN),
                in2,
                in2)
            .flow(
                12,
                632,
                1566848875.3,
                1566848933,
                tcp(true, server, 5001, client, 43418, SYN | ACK),
                out2,
                out2)
            .atInterface(instance(server, OPEN), "eni-1235b8ca123456789"));
  }

  @Test
  void flagsOfAConnectionThatEndsInALaterWindow() {
    String client = "52.213.180.42";
    String server = "10.0.0.62";
    Replay.Shape out = tcp(true, server, 5001, client, 43418, ACK);
    Replay.Shape in = tcp(false, client, 43418, server, 5001, ACK);
    // AWS's 180 seconds begin 67 before our window's edge: moved on by those.
    String times = "1566849000 1566849180";
    assertEquals(
        List.of(
            flagsLine(server, 5001, client, 43418, "63388 1219", times, 1),
            flagsLine(client, 43418, server, 5001, "23294588 15774", times, 1)),
        new Replay()
            .format(FLAGS_FORMAT)
            .flow(
                1219,
                63388,
                1566849000.0,
                1566849180,
                out,
                out,
                tcp(true, server, 5001, client, 43418, FIN | ACK))
            .flow(
                15774,
                23294588,
                1566849000.1,
                1566849180.5,
                in,
                in,
                tcp(false, client, 43418, server, 5001, FIN | ACK))
            .atInterface(instance(server, OPEN), "eni-1235b8ca123456789"));
  }

  @Test
  void flagsOfAConnectionThatOpensAndEndsInOneWindow() {
    String client = "52.213.180.42";
    String server = "10.0.0.62";
    Replay.Shape in = tcp(false, client, 43638, server, 5001, ACK);
    Replay.Shape out = tcp(true, server, 5001, client, 43638, ACK);
    String times = "1566933133 1566933193";
    assertEquals(
        List.of(
            flagsLine(client, 43638, server, 5001, "1260 17", times, 3),
            flagsLine(server, 5001, client, 43638, "967 14", times, 19)),
        new Replay()
            .format(FLAGS_FORMAT)
            .flow(
                17,
                1260,
                1566933133.0,
                1566933193,
                tcp(false, client, 43638, server, 5001, SYN),
                in,
                tcp(false, client, 43638, server, 5001, FIN | ACK))
            .flow(
                14,
                967,
                1566933133.1,
                1566933193,
                tcp(true, server, 5001, client, 43638, SYN | ACK),
                out,
                tcp(true, server, 5001, client, 43638, FIN | ACK))
            .atInterface(instance(server, OPEN), "eni-1235b8ca123456789"));
  }
}
