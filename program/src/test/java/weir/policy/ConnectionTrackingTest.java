package weir.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.model.flow.FlowAction.ACCEPT;
import static weir.model.flow.FlowAction.REJECT;
import static weir.model.flow.FlowDirection.EGRESS;
import static weir.model.flow.FlowDirection.INGRESS;
import static weir.policy.TestPacket.ACK;
import static weir.policy.TestPacket.FIN_ACK;
import static weir.policy.TestPacket.RST;
import static weir.policy.TestPacket.START_NANOS;
import static weir.policy.TestPacket.SYN;
import static weir.policy.TestPacket.SYN_ACK;
import static weir.policy.TestPacket.after;
import static weir.policy.TestPacket.icmp;
import static weir.policy.TestPacket.tcp;
import static weir.policy.TestPacket.udp;

import org.junit.jupiter.api.Test;
import weir.model.net.PacketHeader;

/// Section 7.2 of the reference: which flows are remembered, for how long, and what that means.
class ConnectionTrackingTest {
  private static final String CLIENT = "198.51.100.7";
  private static final String SERVER = "10.0.1.10";

  /// Nothing may leave but answers.
  private static final String CLOSED_EGRESS =
      """
      ingress:
        - allow tcp 22 from 198.51.100.0/24
        - allow udp 53 from 198.51.100.0/24
        - allow icmp from 198.51.100.0/24
        - allow 47 from 198.51.100.0/24
        - {allow: icmpv6, from: "2001:db8:ff::/48"}
      egress: []
      """;

  private final InterfacePolicy server =
      TestNetwork.withServer(CLOSED_EGRESS, TestNetwork.OPEN_ACL).policy("server");

  private static PacketHeader in(int flags) {
    return tcp(CLIENT, 40000, SERVER, 22, flags);
  }

  private static PacketHeader out(int flags) {
    return tcp(SERVER, 22, CLIENT, 40000, flags);
  }

  @Test
  void anAnswerPassesWithoutARule() {
    assertEquals(REJECT, server.decide(EGRESS, out(SYN_ACK)));
    assertEquals(ACCEPT, server.decide(INGRESS, in(SYN)));
    assertEquals(ACCEPT, server.decide(EGRESS, out(SYN_ACK)));
    assertEquals(REJECT, server.decide(EGRESS, tcp(SERVER, 22, CLIENT, 40001, SYN_ACK)));
  }

  @Test
  void anIdleTcpConnectionIsForgottenAfterItsTimeout() {
    server.decide(INGRESS, in(SYN));
    server.decide(EGRESS, out(SYN_ACK));
    server.decide(INGRESS, in(ACK));
    assertEquals(ACCEPT, server.decide(EGRESS, after(out(ACK), 432_000)));
    assertEquals(REJECT, server.decide(EGRESS, after(out(ACK), 2 * 432_000 + 1)));
  }

  @Test
  void anInterfaceMayForgetSooner() {
    InterfacePolicy nitro =
        TestNetwork.of(
                """
                security-groups:
                  - {name: group, ingress: [allow tcp 22 from 198.51.100.0/24], egress: []}
                subnets:
                  - name: one
                    cidrs: 10.0.1.0/24
                    interfaces:
                      - name: server
                        address: 10.0.1.10
                        security-groups: [group]
                        timeouts: {tcp-established: 350s}
                """)
            .policy("server");
    nitro.decide(INGRESS, in(SYN));
    nitro.decide(EGRESS, out(SYN_ACK));
    nitro.decide(INGRESS, in(ACK));
    assertEquals(ACCEPT, nitro.decide(EGRESS, after(out(ACK), 350)));
    assertEquals(REJECT, nitro.decide(EGRESS, after(out(ACK), 701)));
  }

  @Test
  void aConnectionThatNeverOpenedIsForgottenAfterTwoMinutes() {
    server.decide(INGRESS, in(SYN));
    assertEquals(ACCEPT, server.decide(EGRESS, after(out(SYN_ACK), 120)));
    assertEquals(REJECT, server.decide(EGRESS, after(out(SYN_ACK), 241)));
  }

  @Test
  void packetsAfterTheCloseAreRejectedEvenWhereARuleAllowsThem() {
    server.decide(INGRESS, in(SYN));
    server.decide(EGRESS, out(SYN_ACK));
    server.decide(INGRESS, in(ACK));
    assertEquals(ACCEPT, server.decide(INGRESS, in(FIN_ACK)));
    assertEquals(ACCEPT, server.decide(EGRESS, out(ACK)));
    assertEquals(ACCEPT, server.decide(EGRESS, out(FIN_ACK)));
    assertEquals(ACCEPT, server.decide(EGRESS, out(FIN_ACK)), "a FIN sent again");
    assertEquals(ACCEPT, server.decide(INGRESS, in(ACK)));
    assertEquals(REJECT, server.decide(INGRESS, in(ACK)));
    assertEquals(REJECT, server.decide(EGRESS, out(RST)));
    assertTrue(server.explain(INGRESS, in(ACK)).decisive() instanceof Finding.ConnectionOver);
    assertEquals(ACCEPT, server.decide(INGRESS, in(SYN)), "a new connection on the same ports");
    assertEquals(ACCEPT, server.decide(EGRESS, out(SYN_ACK)));
  }

  @Test
  void aResetClosesAtOnce() {
    server.decide(INGRESS, in(SYN));
    assertEquals(ACCEPT, server.decide(EGRESS, out(RST | ACK)));
    assertEquals(REJECT, server.decide(INGRESS, in(ACK)));
    assertEquals(ACCEPT, server.decide(INGRESS, after(in(ACK), 61)), "judged by rules again");
  }

  @Test
  void udpIsRememberedLongerOnceBothSidesSpoke() {
    PacketHeader asked = udp(CLIENT, 40000, SERVER, 53);
    server.decide(INGRESS, asked);
    assertEquals(REJECT, server.decide(EGRESS, after(udp(SERVER, 53, CLIENT, 40000), 31)));
    server.decide(INGRESS, asked);
    assertEquals(ACCEPT, server.decide(EGRESS, after(udp(SERVER, 53, CLIENT, 40000), 30)));
    assertEquals(ACCEPT, server.decide(EGRESS, after(udp(SERVER, 53, CLIENT, 40000), 30 + 180)));
    assertEquals(REJECT, server.decide(EGRESS, after(udp(SERVER, 53, CLIENT, 40000), 30 + 361)));
  }

  @Test
  void anEchoReplyPassesForItsIdentifierOnly() {
    server.decide(INGRESS, icmp(CLIENT, SERVER, 8, 0, 7));
    assertEquals(ACCEPT, server.decide(EGRESS, icmp(SERVER, CLIENT, 0, 0, 7)));
    assertEquals(REJECT, server.decide(EGRESS, icmp(SERVER, CLIENT, 0, 0, 8)));
    assertEquals(REJECT, server.decide(EGRESS, icmp(SERVER, CLIENT, 8, 0, 7)), "a new question");
    server.decide(INGRESS, icmp("2001:db8:ff::1", "2001:db8::10", 128, 0, 7));
    assertEquals(ACCEPT, server.decide(EGRESS, icmp("2001:db8::10", "2001:db8:ff::1", 129, 0, 7)));
  }

  @Test
  void anUnaskedEchoReplyOpensNothing() {
    assertEquals(ACCEPT, server.decide(INGRESS, icmp(CLIENT, SERVER, 0, 0, 7)));
    assertEquals(REJECT, server.decide(EGRESS, icmp(SERVER, CLIENT, 8, 0, 7)));
  }

  @Test
  void anIcmpErrorPassesSoonAfterAPacketOfATrackedConnection() {
    PacketHeader unreachable = icmp(SERVER, CLIENT, 3, 3, 0);
    assertEquals(REJECT, server.decide(EGRESS, unreachable));
    server.decide(INGRESS, udp(CLIENT, 40000, SERVER, 53));
    assertEquals(ACCEPT, server.decide(EGRESS, unreachable));
    assertEquals(REJECT, server.decide(EGRESS, after(icmp(SERVER, CLIENT, 3, 3, 0), 31)));
  }

  @Test
  void otherProtocolsAreKnownByAddressesForTenMinutes() {
    server.decide(INGRESS, TestPacket.of(47, CLIENT, SERVER));
    assertEquals(ACCEPT, server.decide(EGRESS, after(TestPacket.of(47, SERVER, CLIENT), 600)));
    assertEquals(REJECT, server.decide(EGRESS, TestPacket.of(50, SERVER, CLIENT)));
    assertEquals(REJECT, server.decide(EGRESS, after(TestPacket.of(47, SERVER, CLIENT), 1201)));
  }

  @Test
  void aPacketThatTheAclRejectsOpensNothing() {
    InterfacePolicy behindAcl =
        TestNetwork.withServer(
                "ingress: []\negress: [allow tcp 443 to 0.0.0.0/0]",
                "ingress: [100 allow all from 0.0.0.0/0]")
            .policy("server");
    assertEquals(REJECT, behindAcl.decide(EGRESS, tcp(SERVER, 40000, CLIENT, 443, SYN)));
    assertEquals(REJECT, behindAcl.decide(INGRESS, tcp(CLIENT, 443, SERVER, 40000, SYN_ACK)));
  }

  @Test
  void aFullTableIsCountedAndTheRulesStillHold() {
    TestNetwork network = TestNetwork.withServer(CLOSED_EGRESS, TestNetwork.OPEN_ACL);
    InterfacePolicy small = new InterfacePolicy(network.network(), network.eni("server"), 64);
    for (int port = 1024; port < 1124; port++) {
      assertEquals(ACCEPT, small.decide(INGRESS, tcp(CLIENT, port, SERVER, 22, SYN)));
    }
    int tracked = small.trackedConnections(START_NANOS);
    assertTrue(tracked >= 64, () -> tracked + " tracked");
    assertEquals(100 - tracked, small.untrackedForLackOfRoom());
    PacketHeader later = after(tcp(CLIENT, 2000, SERVER, 22, SYN), 200);
    assertEquals(ACCEPT, small.decide(INGRESS, later));
    assertEquals(1, small.trackedConnections(later.capturedAtNanos), "the dead made room");
  }

  // AWS's example: tcp 22 from one address, tcp 80 and icmp from all; all may leave.
  private static final String EXAMPLE =
      """
      ingress:
        - allow tcp 22 from 198.51.100.7/32
        - allow tcp 80 from 0.0.0.0/0
        - allow icmp from 0.0.0.0/0
      """;

  private static TestNetwork example(String egress) {
    return TestNetwork.withServer(EXAMPLE + egress, TestNetwork.OPEN_ACL);
  }

  @Test
  void portsOpenToAllAreUntrackedAndOthersTracked() {
    InterfacePolicy example = example("").policy("server");
    example.decide(INGRESS, tcp(CLIENT, 40000, SERVER, 80, SYN));
    example.decide(EGRESS, tcp(SERVER, 80, CLIENT, 40000, SYN_ACK));
    example.decide(INGRESS, tcp(CLIENT, 40000, SERVER, 80, ACK));
    assertEquals(0, example.trackedConnections(START_NANOS));
    example.decide(INGRESS, in(SYN));
    assertEquals(1, example.trackedConnections(START_NANOS));
    example.decide(INGRESS, icmp(CLIENT, SERVER, 8, 0, 7));
    assertEquals(2, example.trackedConnections(START_NANOS));
    example.decide(EGRESS, tcp(SERVER, 50000, CLIENT, 443, SYN));
    assertEquals(3, example.trackedConnections(START_NANOS), "no rule is open to all answers");
  }

  @Test
  void withoutTheEgressRuleEverythingIsTracked() {
    InterfacePolicy example = example("egress: []").policy("server");
    example.decide(INGRESS, tcp(CLIENT, 40000, SERVER, 80, SYN));
    assertEquals(1, example.trackedConnections(START_NANOS));
    assertEquals(ACCEPT, example.decide(EGRESS, tcp(SERVER, 80, CLIENT, 40000, SYN_ACK)));
  }

  @Test
  void anAutoTrackedPathIsTrackedWhateverTheRules() {
    String vpc =
        """
        security-groups:
          - {name: open, ingress: [allow all from 0.0.0.0/0]}
        subnets:
          - name: one
            cidrs: 10.0.1.0/24
            routes: [{to: 0.0.0.0/0, via: %s}]
            interfaces:
              - {name: server, address: 10.0.1.10, security-groups: [open]}
              - {name: nat, address: 10.0.1.11, service: nat-gateway}
              - {name: nlb, address: 10.0.1.12, service: nlb}
        """;
    InterfacePolicy throughNat = TestNetwork.of(vpc.formatted("nat")).policy("server");
    throughNat.decide(EGRESS, tcp(SERVER, 50000, CLIENT, 443, SYN));
    assertEquals(1, throughNat.trackedConnections(START_NANOS));
    throughNat.decide(INGRESS, tcp("10.0.1.12", 50000, SERVER, 443, SYN));
    assertEquals(2, throughNat.trackedConnections(START_NANOS));
    InterfacePolicy direct = TestNetwork.of(vpc.formatted("internet-gateway")).policy("server");
    direct.decide(EGRESS, tcp(SERVER, 50000, CLIENT, 443, SYN));
    assertEquals(0, direct.trackedConnections(START_NANOS));
  }

  @Test
  void takingARuleAwayCutsUntrackedFlowsAndSparesTrackedOnes() {
    InterfacePolicy example = example("").policy("server");
    example.decide(INGRESS, tcp(CLIENT, 40000, SERVER, 80, SYN));
    example.decide(INGRESS, in(SYN));
    example.update(
        TestNetwork.withServer("ingress: []\negress: []", TestNetwork.OPEN_ACL).network());
    assertEquals(REJECT, example.decide(INGRESS, tcp(CLIENT, 40000, SERVER, 80, ACK)));
    assertEquals(REJECT, example.decide(EGRESS, tcp(SERVER, 80, CLIENT, 40000, ACK)));
    assertEquals(ACCEPT, example.decide(EGRESS, out(SYN_ACK)));
    assertEquals(ACCEPT, example.decide(INGRESS, in(ACK)));
    assertEquals(REJECT, example.decide(INGRESS, tcp(CLIENT, 40001, SERVER, 22, SYN)));
  }

  @Test
  void aChangedAclCutsTrackedConnectionsToo() {
    server.decide(INGRESS, in(SYN));
    assertEquals(ACCEPT, server.decide(EGRESS, out(SYN_ACK)));
    assertEquals(ACCEPT, server.decide(INGRESS, in(ACK)));
    server.update(
        TestNetwork.withServer(CLOSED_EGRESS, "ingress: [100 allow all from 0.0.0.0/0]").network());
    assertEquals(ACCEPT, server.decide(INGRESS, in(ACK)));
    assertEquals(REJECT, server.decide(EGRESS, out(ACK)));
  }
}
