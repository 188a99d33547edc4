package weir.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.store.state.NetworkFile;

/// A network for tests, read from the YAML of one VPC's insides, and its interfaces by name.
record TestNetwork(Network network) {
  private static final String HEAD =
      """
      account: "123456789012"
      region: eu-central-1
      vpcs:
        - name: vpc
          cidrs: [10.0.0.0/16, "2001:db8::/56"]
      """;

  /// @param vpc keys of the VPC, not indented
  static TestNetwork of(String vpc) {
    return ofDocument(HEAD + vpc.indent(4));
  }

  static TestNetwork ofDocument(String document) {
    NetworkFile.Checked checked = NetworkFile.check("test.yaml", document);
    assertEquals(List.of(), checked.mistakes(), document);
    return new TestNetwork(checked.network().orElseThrow());
  }

  /// One interface `server`, 10.0.1.10 and 2001:db8::10, in the group `group`, behind the ACL
  /// `edge`; a second, `neighbour`, 10.0.1.20, in the same subnet without rules of its own.
  static TestNetwork withServer(String groupRules, String aclRules) {
    return of(
        """
        security-groups:
          - name: group
        %s
        network-acls:
          - name: edge
        %s
        subnets:
          - name: one
            cidrs: [10.0.1.0/24, "2001:db8::/64"]
            network-acl: edge
            interfaces:
              - {name: server, address: 10.0.1.10, ipv6-addresses: ["2001:db8::10"], security-groups: [group]}
              - {name: neighbour, address: 10.0.1.20, security-groups: [group]}
        """
            .formatted(groupRules.indent(4).stripTrailing(), aclRules.indent(4).stripTrailing()));
  }

  static final String OPEN_ACL =
      """
      ingress: [100 allow all from 0.0.0.0/0, {rule: 101, allow: all, from: "::/0"}]
      egress: [100 allow all to 0.0.0.0/0, {rule: 101, allow: all, to: "::/0"}]
      """;

  NetworkInterface eni(String name) {
    return network.interfaces().stream()
        .filter(eni -> name.equals(eni.tags().get("Name")))
        .findFirst()
        .orElseThrow();
  }

  InterfacePolicy policy(String name) {
    return new InterfacePolicy(network, eni(name));
  }
}
