package weir.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weir.model.flow.FlowAction.ACCEPT;
import static weir.model.flow.FlowDirection.EGRESS;
import static weir.model.flow.FlowDirection.INGRESS;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.PacketHeader;

/// Section 7.3 of the reference: what the records of a connection show at its two ends, for each
/// thing that can stand in its way.
class EvidenceTableTest {
  private static final String CLIENT = "10.0.1.10";
  private static final String SERVER = "10.0.2.10";

  /// @param blocked `client` or `server`, `sg` or `acl`, `in` or `out`
  private static TestNetwork network(String blocked) {
    return TestNetwork.of(
        """
        security-groups:
          - {name: client, %s, %s}
          - {name: server, %s, %s}
        network-acls:
          - {name: client, %s, %s}
          - {name: server, %s, %s}
        subnets:
          - name: clients
            cidrs: 10.0.1.0/24
            network-acl: client
            interfaces: [{name: client, address: 10.0.1.10, security-groups: [client]}]
          - name: servers
            cidrs: 10.0.2.0/24
            network-acl: server
            interfaces: [{name: server, address: 10.0.2.10, security-groups: [server]}]
        """
            .formatted(
                group("client", "in", blocked),
                group("client", "out", blocked),
                group("server", "in", blocked),
                group("server", "out", blocked),
                acl("client", "in", blocked),
                acl("client", "out", blocked),
                acl("server", "in", blocked),
                acl("server", "out", blocked)));
  }

  private static String group(String end, String way, String blocked) {
    String key = way.equals("in") ? "ingress" : "egress";
    String rule = way.equals("in") ? "allow tcp 443 from 10.0.0.0/16" : "allow all to 0.0.0.0/0";
    boolean needed = !(end.equals("client") && way.equals("in"));
    boolean closed = blocked.equals(end + " sg " + way) || !needed;
    return key + ": [" + (closed ? "" : rule) + "]";
  }

  private static String acl(String end, String way, String blocked) {
    String key = way.equals("in") ? "ingress" : "egress";
    String rule = way.equals("in") ? "100 allow all from 0.0.0.0/0" : "100 allow all to 0.0.0.0/0";
    return key + ": [" + (blocked.equals(end + " acl " + way) ? "" : rule) + "]";
  }

  /// What the two ends record of a SYN and, if it arrives, its SYN-ACK.
  private record Records(List<String> server, List<String> client) {}

  private static Records connect(TestNetwork network) {
    InterfacePolicy client = network.policy("client");
    InterfacePolicy server = network.policy("server");
    List<String> atServer = new ArrayList<>();
    List<String> atClient = new ArrayList<>();
    PacketHeader syn = TestPacket.tcp(CLIENT, 40000, SERVER, 443, TestPacket.SYN);
    PacketHeader reply = TestPacket.tcp(SERVER, 443, CLIENT, 40000, TestPacket.SYN_ACK);
    boolean arrived =
        note(atClient, EGRESS, client.decide(EGRESS, syn))
            && note(atServer, INGRESS, server.decide(INGRESS, syn))
            && note(atServer, EGRESS, server.decide(EGRESS, reply));
    if (arrived) {
      note(atClient, INGRESS, client.decide(INGRESS, reply));
    }
    return new Records(atServer, atClient);
  }

  private static boolean note(List<String> rows, FlowDirection direction, FlowAction action) {
    rows.add((direction == INGRESS ? "in " : "out ") + action);
    return action == ACCEPT;
  }

  @ParameterizedTest
  @CsvSource({
    "nothing,       in ACCEPT|out ACCEPT, out ACCEPT|in ACCEPT",
    "server acl in, in REJECT,            out ACCEPT",
    "server sg in,  in REJECT,            out ACCEPT",
    "server acl out, in ACCEPT|out REJECT, out ACCEPT",
    "server sg out, in ACCEPT|out ACCEPT, out ACCEPT|in ACCEPT",
    "client sg out, '',                   out REJECT",
    "client acl out, '',                  out REJECT",
    "client acl in, in ACCEPT|out ACCEPT, out ACCEPT|in REJECT",
    "client sg in,  in ACCEPT|out ACCEPT, out ACCEPT|in ACCEPT",
  })
  void bothEndsRecordWhatTheTableSays(String blocked, String server, String client) {
    Records records = connect(network(blocked));
    assertEquals(server, String.join("|", records.server()), "at the server");
    assertEquals(client, String.join("|", records.client()), "at the client");
  }

  @Test
  void aPingThatMayComeInButNotGoOutDiesAtTheAcl() {
    InterfacePolicy server =
        TestNetwork.withServer(
                "ingress: [allow icmp from 0.0.0.0/0]\negress: []",
                "ingress: [100 allow icmp from 0.0.0.0/0]")
            .policy("server");
    PacketHeader ping = TestPacket.icmp("203.0.113.12", "10.0.1.10", 8, 0, 1);
    PacketHeader pong = TestPacket.icmp("10.0.1.10", "203.0.113.12", 0, 0, 1);
    assertEquals(FlowAction.ACCEPT, server.decide(INGRESS, ping));
    assertEquals(FlowAction.REJECT, server.decide(EGRESS, pong));
    assertEquals(
        "ACL egress",
        server.explain(EGRESS, pong).decisive() instanceof Finding.AclDecided acl
            ? "ACL " + acl.direction().wireName()
            : "another layer");
  }
}
