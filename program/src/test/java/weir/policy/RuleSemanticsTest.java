package weir.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.model.flow.FlowAction.ACCEPT;
import static weir.model.flow.FlowAction.REJECT;
import static weir.model.flow.FlowDirection.EGRESS;
import static weir.model.flow.FlowDirection.INGRESS;
import static weir.policy.TestPacket.SYN;
import static weir.policy.TestPacket.icmp;
import static weir.policy.TestPacket.tcp;
import static weir.policy.TestPacket.udp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.net.PacketHeader;

/// Sections 7.1 and 7.5 of the reference: what rules mean.
class RuleSemanticsTest {
  private static final String OPEN_GROUP =
      "ingress: [allow all from 0.0.0.0/0, {allow: all, from: \"::/0\"}]";

  private static InterfacePolicy server(String group, String acl) {
    return TestNetwork.withServer(group, acl).policy("server");
  }

  private static PacketHeader fromOutside(int port) {
    return tcp("198.51.100.7", 40000, "10.0.1.10", port, SYN);
  }

  @Test
  void aGroupDeniesWhatNoRuleAllows() {
    InterfacePolicy server =
        server("ingress: [allow tcp 443 from 0.0.0.0/0]", TestNetwork.OPEN_ACL);
    assertEquals(ACCEPT, server.decide(INGRESS, fromOutside(443)));
    assertEquals(REJECT, server.decide(INGRESS, fromOutside(22)));
  }

  @Test
  void groupsAreUnited() {
    TestNetwork network =
        TestNetwork.of(
            """
            security-groups:
              - {name: web, ingress: [allow tcp 443 from 0.0.0.0/0]}
              - {name: admin, ingress: [allow tcp 22 from 198.51.100.0/24]}
            subnets:
              - name: one
                cidrs: 10.0.1.0/24
                interfaces:
                  - {name: server, address: 10.0.1.10, security-groups: [web, admin]}
            """);
    InterfacePolicy server = network.policy("server");
    assertEquals(ACCEPT, server.decide(INGRESS, fromOutside(443)));
    assertEquals(ACCEPT, server.decide(INGRESS, fromOutside(22)));
    assertEquals(REJECT, server.decide(INGRESS, fromOutside(23)));
  }

  @Test
  void theLowestNumberedRuleThatMatchesDecides() {
    InterfacePolicy server =
        server(
            OPEN_GROUP,
            """
            ingress:
              - 100 allow all from 0.0.0.0/0
              - 90 deny tcp 22 from 198.51.100.0/24
            egress: [100 allow all to 0.0.0.0/0]
            """);
    assertEquals(REJECT, server.decide(INGRESS, fromOutside(22)));
    assertEquals(ACCEPT, server.decide(INGRESS, fromOutside(443)));
  }

  @Test
  void theLastRuleOfAnAclDenies() {
    InterfacePolicy server = server(OPEN_GROUP, "ingress: [100 allow tcp 443 from 0.0.0.0/0]");
    assertEquals(REJECT, server.decide(INGRESS, fromOutside(22)));
    assertEquals(
        "PolicyRule.LastOfAcl number 32767",
        switch (server.explain(INGRESS, fromOutside(22)).decisive()) {
          case Finding.AclDecided acl when acl.decisive() instanceof PolicyRule.LastOfAcl last ->
              "PolicyRule.LastOfAcl number " + last.number();
          default -> "something else";
        });
  }

  @Test
  void anAclHasNoSayInsideASubnet() {
    TestNetwork network = TestNetwork.withServer(OPEN_GROUP, "ingress: []");
    PacketHeader inside = tcp("10.0.1.20", 40000, "10.0.1.10", 80, SYN);
    assertEquals(ACCEPT, network.policy("neighbour").decide(EGRESS, inside));
    assertEquals(ACCEPT, network.policy("server").decide(INGRESS, inside));
    assertEquals(REJECT, network.policy("server").decide(INGRESS, fromOutside(80)));
  }

  @Test
  void groupsHaveASayInsideASubnet() {
    InterfacePolicy server = server("ingress: []", TestNetwork.OPEN_ACL);
    assertEquals(REJECT, server.decide(INGRESS, tcp("10.0.1.20", 40000, "10.0.1.10", 80, SYN)));
  }

  @Test
  void aGroupReferenceMeansThePrivateAddressesOfItsInterfaces() {
    InterfacePolicy server = server("ingress: [allow tcp 5432 from group]", TestNetwork.OPEN_ACL);
    assertEquals(ACCEPT, server.decide(INGRESS, tcp("10.0.1.20", 40000, "10.0.1.10", 5432, SYN)));
    assertEquals(REJECT, server.decide(INGRESS, tcp("10.0.1.21", 40000, "10.0.1.10", 5432, SYN)));
    assertEquals(
        ACCEPT, server.decide(INGRESS, tcp("2001:db8::10", 40000, "2001:db8::10", 5432, SYN)));
  }

  @Test
  void aPrefixListMeansItsBlocks() {
    TestNetwork network =
        TestNetwork.ofDocument(
            """
            account: "123456789012"
            region: eu-central-1
            prefix-lists:
              - {name: offices, entries: [198.51.100.0/24, "2001:db8:ff::/48"]}
            vpcs:
              - name: vpc
                cidrs: [10.0.0.0/16]
                security-groups:
                  - {name: group, ingress: [allow tcp 22 from offices]}
                subnets:
                  - name: one
                    cidrs: 10.0.1.0/24
                    interfaces:
                      - {name: server, address: 10.0.1.10, security-groups: [group]}
            """);
    InterfacePolicy server = network.policy("server");
    assertEquals(ACCEPT, server.decide(INGRESS, fromOutside(22)));
    assertEquals(REJECT, server.decide(INGRESS, tcp("203.0.113.7", 40000, "10.0.1.10", 22, SYN)));
  }

  @Test
  void familiesAreKeptApart() {
    InterfacePolicy server = server("ingress: [allow all from 0.0.0.0/0]", TestNetwork.OPEN_ACL);
    PacketHeader ipv6 = tcp("2001:db8:ffff::1", 40000, "2001:db8::10", 80, SYN);
    assertEquals(REJECT, server.decide(INGRESS, ipv6));
    PacketHeader mapped = fromOutside(80);
    mapped.ipVersion = 6;
    assertEquals(REJECT, server.decide(INGRESS, mapped));
  }

  @Test
  void anIcmpRuleMayNameTypeAndCode() {
    InterfacePolicy server =
        server("ingress: [allow icmp type 3 code 4 from 0.0.0.0/0]", TestNetwork.OPEN_ACL);
    assertEquals(ACCEPT, server.decide(INGRESS, icmp("192.0.2.1", "10.0.1.10", 3, 4, 0)));
    assertEquals(REJECT, server.decide(INGRESS, icmp("192.0.2.1", "10.0.1.10", 3, 1, 0)));
    assertEquals(REJECT, server.decide(INGRESS, icmp("192.0.2.1", "10.0.1.10", 8, 4, 0)));
  }

  @Test
  void aProtocolMayBeNamedByItsNumber() {
    InterfacePolicy server =
        server("ingress: [allow 47 from 198.51.100.0/24]", TestNetwork.OPEN_ACL);
    assertEquals(ACCEPT, server.decide(INGRESS, TestPacket.of(47, "198.51.100.7", "10.0.1.10")));
    assertEquals(REJECT, server.decide(INGRESS, TestPacket.of(50, "198.51.100.7", "10.0.1.10")));
  }

  @Test
  void anAclMustAllowPathMtuErrorsByItself() {
    InterfacePolicy server = server(OPEN_GROUP, "ingress: [100 allow tcp 80 from 0.0.0.0/0]");
    assertEquals(REJECT, server.decide(INGRESS, icmp("192.0.2.1", "10.0.1.10", 3, 4, 0)));
  }

  @Test
  void aLaterFragmentWithoutPortsIsJudgedWithPortZero() {
    InterfacePolicy server =
        server(
            "ingress: [allow udp 53 from 0.0.0.0/0, allow tcp from 198.51.100.7]",
            TestNetwork.OPEN_ACL);
    PacketHeader fragment = udp("198.51.100.7", 0, "10.0.1.10", 0);
    fragment.laterFragment = true;
    assertEquals(REJECT, server.decide(INGRESS, fragment));
    PacketHeader allowed = tcp("198.51.100.7", 0, "10.0.1.10", 0, 0);
    allowed.laterFragment = true;
    assertEquals(ACCEPT, server.decide(INGRESS, allowed));
    assertEquals(0, server.trackedConnections(TestPacket.START_NANOS));
  }

  @Test
  void anInterfaceWithoutGroupsIsNotGuarded() {
    TestNetwork network =
        TestNetwork.of(
            """
            subnets:
              - name: one
                cidrs: 10.0.1.0/24
                interfaces: [{name: nat, address: 10.0.1.10, service: nat-gateway}]
            """);
    assertEquals(ACCEPT, network.policy("nat").decide(INGRESS, fromOutside(4711)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.2",
        "169.254.169.253",
        "169.254.169.254",
        "169.254.169.123",
        "169.254.170.2",
        "10.0.1.1"
      })
  void amazonsOwnServicesAreNeitherFilteredNorLogged(String service) {
    InterfacePolicy server = server("egress: []", "ingress: []");
    PacketHeader asked = udp("10.0.1.10", 40000, service, 53);
    PacketHeader answered = udp(service, 53, "10.0.1.10", 40000);
    assertTrue(server.isNeverLogged(asked));
    assertTrue(server.isNeverLogged(answered));
    assertEquals(ACCEPT, server.decide(EGRESS, asked));
    assertEquals(ACCEPT, server.decide(INGRESS, answered));
  }

  @Test
  void dhcpLicencesNeighbourDiscoveryAndIpv6ServicesAreNeverLogged() {
    InterfacePolicy server = server("egress: []", "ingress: []");
    assertTrue(server.isNeverLogged(udp("0.0.0.0", 68, "255.255.255.255", 67)));
    assertTrue(server.isNeverLogged(udp("fe80::1", 547, "fe80::2", 546)));
    assertTrue(server.isNeverLogged(tcp("10.0.1.10", 50000, "169.254.169.250", 1688, SYN)));
    assertFalse(server.isNeverLogged(tcp("10.0.1.10", 50000, "169.254.169.250", 1689, SYN)));
    assertTrue(server.isNeverLogged(icmp("fe80::1", "ff02::1", 134, 0, 0)));
    assertTrue(server.isNeverLogged(udp("2001:db8::10", 123, "fd00:ec2::123", 123)));
    assertFalse(server.isNeverLogged(udp("10.0.1.10", 40000, "10.0.2.1", 53)));
    assertFalse(server.isNeverLogged(udp("10.0.1.10", 40000, "10.0.5.2", 53)));
  }

  @Test
  void trafficBetweenAnEndpointAndANetworkLoadBalancerIsNeverLogged() {
    TestNetwork network =
        TestNetwork.of(
            """
            subnets:
              - name: one
                cidrs: 10.0.1.0/24
                interfaces:
                  - {name: endpoint, address: 10.0.1.10, service: vpc-endpoint}
                  - {name: nlb, address: 10.0.1.20, service: nlb}
                  - {name: web, address: 10.0.1.30}
            """);
    PacketHeader between = tcp("10.0.1.10", 40000, "10.0.1.20", 443, SYN);
    assertTrue(network.policy("endpoint").isNeverLogged(between));
    assertTrue(network.policy("nlb").isNeverLogged(between));
    assertFalse(
        network.policy("nlb").isNeverLogged(tcp("10.0.1.30", 40000, "10.0.1.20", 443, SYN)));
  }

  @Test
  void blockPublicAccessRejectsTheInternetAndNothingElse() {
    String vpc =
        """
        block-public-access: %s
        subnets:
          - name: one
            cidrs: 10.0.1.0/24
            routes: [{to: 0.0.0.0/0, via: internet-gateway}]
            interfaces:
              - {name: server, address: 10.0.1.10}
              - {name: nat, address: 10.0.1.11, service: nat-gateway}
        """;
    PacketHeader in = tcp("198.51.100.7", 443, "10.0.1.10", 40000, TestPacket.SYN_ACK);
    PacketHeader out = tcp("10.0.1.10", 40000, "198.51.100.7", 443, SYN);
    InterfacePolicy ingress = TestNetwork.of(vpc.formatted("ingress")).policy("server");
    assertEquals(ACCEPT, ingress.decide(EGRESS, out));
    assertEquals(REJECT, ingress.decide(INGRESS, in));
    assertTrue(ingress.blocksPublicAccess(INGRESS, in));
    assertFalse(ingress.blocksPublicAccess(EGRESS, out));
    InterfacePolicy nat = TestNetwork.of(vpc.formatted("ingress")).policy("nat");
    assertEquals(ACCEPT, nat.decide(INGRESS, tcp("198.51.100.7", 443, "10.0.1.11", 1024, SYN)));
    InterfacePolicy both = TestNetwork.of(vpc.formatted("bidirectional")).policy("server");
    assertEquals(REJECT, both.decide(EGRESS, out));
    assertEquals(ACCEPT, both.decide(EGRESS, tcp("10.0.1.10", 40000, "10.0.9.9", 443, SYN)));
  }
}
