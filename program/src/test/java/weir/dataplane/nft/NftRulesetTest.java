package weir.dataplane.nft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weir.dataplane.host.HostCommand;
import weir.model.aws.Fault;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PortRange;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;
import weir.model.network.PrefixList;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;
import weir.model.network.Traffic;
import weir.model.network.Vpc;

/// Rulesets as text, compared with files beside this test's resources. `-Dgolden.write=true`
/// rewrites the files.
class NftRulesetTest {
  private static final String VPC = "vpc-0000000000000a001";
  private static final String ACL = "acl-0000000000000a001";
  private static final String WEB = "sg-00000000000000eb0";
  private static final String OTHERS = "sg-00000000000000eb1";
  private static final String LIST = "pl-0000000000000a001";

  @Test
  void writesAnInstanceWithTwoGroups() throws IOException {
    assertGolden("instance.nft", ruleset(InterfaceType.INTERFACE, List.of(WEB, OTHERS)));
  }

  @Test
  void writesANatGatewayThatOnlyItsAclGuards() throws IOException {
    assertGolden("nat-gateway.nft", ruleset(InterfaceType.NAT_GATEWAY, List.of()));
  }

  @Test
  void nftAcceptsWhatIsWritten() {
    for (List<String> groups : List.of(List.of(WEB, OTHERS), List.<String>of())) {
      HostCommand.run(
          List.of("nft", "--check", "--file", "-"), ruleset(InterfaceType.INTERFACE, groups));
    }
  }

  @Test
  void aLogPrefixSaysWhoRefused() {
    var refusal = new Enforcement.Refusal(ACL, FlowDirection.EGRESS, "100");
    assertEquals("weir|" + ACL + "|out|100|", refusal.toString());
    assertEquals(Optional.of(refusal), Enforcement.Refusal.find(refusal.toString()));
    assertEquals(Optional.empty(), Enforcement.Refusal.find("somebody else"));
    assertEquals(Optional.empty(), Enforcement.Refusal.find("weir|x|sideways|1|"));
  }

  @Test
  void theLongestLogPrefixFitsTheKernel() {
    String prefix =
        new Enforcement.Refusal("acl-0123456789abcdef0", FlowDirection.EGRESS, "32766").toString();
    assertTrue(prefix.length() <= 127, prefix);
  }

  @Test
  void refusesAnInterfaceNameThatWouldBreakOutOfItsQuotes() {
    assertThrows(Fault.Invalid.class, () -> Enforcement.on("eth0\" accept"));
    assertThrows(Fault.Invalid.class, () -> Enforcement.on("more-than-15-characters"));
    assertThrows(Fault.Invalid.class, () -> Enforcement.on(""));
  }

  private static String ruleset(InterfaceType type, List<String> groups) {
    NetworkInterface eni =
        new NetworkInterface(
            "eni-00000000000000eb1",
            "subnet-0000000000000a001",
            type,
            new InterfaceAddresses(
                IpAddress.of("10.0.1.10"),
                List.of(IpAddress.of("10.0.1.11")),
                List.of(IpAddress.of("2001:db8:a00:1::10")),
                null,
                null),
            groups,
            InterfaceOwner.ofInstance("123456789012", null),
            ConnectionTimeouts.DEFAULT,
            null,
            Map.of());
    return NftRuleset.of(network(eni), eni, Enforcement.on("eth0"));
  }

  private static Network network(NetworkInterface eni) {
    Vpc vpc =
        new Vpc(
            VPC,
            "123456789012",
            "us-east-1",
            List.of(Cidr.of("10.0.0.0/16"), Cidr.of("2001:db8:a00::/56")),
            Map.of());
    Subnet subnet =
        new Subnet(
            "subnet-0000000000000a001",
            VPC,
            List.of(Cidr.of("10.0.1.0/24"), Cidr.of("2001:db8:a00:1::/64")),
            ACL,
            "use1-az1",
            null,
            Map.of());
    NetworkAcl acl =
        new NetworkAcl(
            ACL,
            VPC,
            List.of(
                new NetworkAcl.Entry(100, true, Traffic.tcp(443), Cidr.ALL_IPV4),
                new NetworkAcl.Entry(90, false, Traffic.ALL, Cidr.of("198.51.100.0/24")),
                new NetworkAcl.Entry(
                    110, true, new Traffic(IpProtocol.GRE, null, -1, -1), Cidr.ALL_IPV6)),
            List.of(new NetworkAcl.Entry(100, true, Traffic.ALL, Cidr.ALL_IPV4)));
    SecurityGroup web =
        new SecurityGroup(
            WEB,
            VPC,
            "web",
            List.of(
                rule(1, Traffic.tcp(443), new Peer.Block(Cidr.ALL_IPV4)),
                rule(2, Traffic.udp(PortRange.ALL), new Peer.Group(WEB)),
                rule(3, new Traffic(1, null, 8, 0), new Peer.Prefixes(LIST))),
            List.of(rule(4, Traffic.ALL, new Peer.Group(OTHERS))));
    SecurityGroup others = new SecurityGroup(OTHERS, VPC, "others", List.of(), List.of());
    PrefixList list =
        new PrefixList(LIST, "list", List.of(Cidr.of("192.0.2.0/24"), Cidr.of("2001:db8::/32")));
    return new Network(
        new Network.Parts(
            List.of(vpc),
            List.of(subnet),
            List.of(eni),
            List.of(web, others),
            List.of(acl),
            List.of(list),
            List.of()));
  }

  private static SecurityGroup.Rule rule(int number, Traffic traffic, Peer peer) {
    return new SecurityGroup.Rule("sgr-0000000000000000" + number, traffic, peer, "");
  }

  private static void assertGolden(String name, String text) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(Path.of("src/test/resources/weir/dataplane/nft", name), text);
    }
    try (var expected = NftRulesetTest.class.getResourceAsStream(name)) {
      assertEquals(
          expected == null ? "" : new String(expected.readAllBytes(), StandardCharsets.UTF_8),
          text);
    }
  }
}
