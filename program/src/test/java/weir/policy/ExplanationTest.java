package weir.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weir.model.flow.FlowDirection.EGRESS;
import static weir.model.flow.FlowDirection.INGRESS;
import static weir.policy.TestPacket.SYN;
import static weir.policy.TestPacket.SYN_ACK;
import static weir.policy.TestPacket.tcp;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What an explanation tells a person.
class ExplanationTest {
  private static final String GROUP =
      "ingress: [{id: sgr-0000000a, allow: tcp 443, from: 0.0.0.0/0}]";

  private static String named(TestNetwork network, String text) {
    String group = network.eni("server").securityGroupIds().getFirst();
    String acl = network.network().subnet(network.eni("server").subnetId()).networkAclId();
    return text.replace(group, "sg-group").replace(acl, "acl-edge");
  }

  private static String explained(TestNetwork network, Explanation explanation) {
    return named(network, explanation.toString());
  }

  @Test
  void aGroupThatDeniesNamesItsRulesAndTheMissingOne() {
    TestNetwork network = TestNetwork.withServer(GROUP, TestNetwork.OPEN_ACL);
    assertEquals(
        """
        REJECT: no ingress rule of sg-group allows it
          pass  network ACL allows it: acl-edge ingress rule 100 (allow all traffic from 0.0.0.0/0)
            acl-edge ingress rule 100 (allow all traffic from 0.0.0.0/0): matches
          reject  no ingress rule of sg-group allows it
            sg-group rule sgr-0000000a (allow tcp 443 from 0.0.0.0/0): destination port outside its range
          to let it pass: add to sg-group an ingress rule tcp 3389 from 198.51.100.7/32\
        """
            .stripIndent(),
        explained(
            network,
            network
                .policy("server")
                .explain(INGRESS, tcp("198.51.100.7", 50000, "10.0.1.10", 3389, SYN))));
  }

  @Test
  void anAclThatDeniesGetsAnEntryBeforeTheDenyingOneAndOneForTheReplies() {
    TestNetwork network =
        TestNetwork.withServer(
            GROUP,
            """
            ingress:
              - 99 allow tcp 80 from 0.0.0.0/0
              - 100 deny tcp 443 from 198.51.100.0/24
              - 200 allow all from 0.0.0.0/0
            egress:
              - 100 allow tcp 443 to 0.0.0.0/0
            """);
    Explanation explanation =
        network
            .policy("server")
            .explain(INGRESS, tcp("198.51.100.7", 50000, "10.0.1.10", 443, SYN));
    assertEquals(
        "network ACL denies it: acl-edge ingress rule 100 (deny tcp 443 from 198.51.100.0/24)",
        named(network, explanation.decisive().toString()));
    assertEquals(
        List.of(
            "add to acl-edge the ingress rule 98 allow tcp 443 from 198.51.100.7/32",
            "add to acl-edge the egress rule 200 allow tcp 1024-65535 to 198.51.100.7/32, for the"
                + " replies"),
        explanation.proposals().stream()
            .map(proposal -> named(network, proposal.toString()))
            .toList());
  }

  @Test
  void aReplyThatTheAclDeniesGetsTheEphemeralPorts() {
    TestNetwork network =
        TestNetwork.withServer(GROUP + "\negress: []", "ingress: [100 allow all from 0.0.0.0/0]");
    InterfacePolicy server = network.policy("server");
    server.decide(INGRESS, tcp("198.51.100.7", 50000, "10.0.1.10", 443, SYN));
    Explanation explanation =
        server.explain(EGRESS, tcp("10.0.1.10", 443, "198.51.100.7", 50000, SYN_ACK));
    assertEquals(
        """
        REJECT: network ACL denies it: acl-edge egress rule * (deny all traffic)
          pass  security groups let it pass: it answers a tracked connection
          reject  network ACL denies it: acl-edge egress rule * (deny all traffic)
            acl-edge egress rule * (deny all traffic): matches
          to let it pass: add to acl-edge the egress rule 100 allow tcp 1024-65535 to 198.51.100.7/32\
        """,
        explained(network, explanation));
  }

  @Test
  void aDenyingFirstRuleCanOnlyBeChanged() {
    TestNetwork network = TestNetwork.withServer(GROUP, "ingress: [1 deny all from 0.0.0.0/0]");
    Explanation explanation =
        network
            .policy("server")
            .explain(INGRESS, tcp("198.51.100.7", 50000, "10.0.1.10", 443, SYN));
    assertEquals(
        "change ingress rule 1 of acl-edge, which denies it; no number before it is free",
        named(network, explanation.proposals().getFirst().toString()));
  }

  @Test
  void aRuleOfManyBlocksStandsOnceWithWhatCameNearest() {
    TestNetwork network =
        TestNetwork.withServer("ingress: [allow tcp 443 from group]", TestNetwork.OPEN_ACL);
    Explanation explanation =
        network.policy("server").explain(INGRESS, tcp("10.0.1.77", 50000, "10.0.1.10", 443, SYN));
    Finding.GroupsDeny denied = (Finding.GroupsDeny) explanation.decisive();
    assertEquals(1, denied.considered().size());
    assertEquals(Mismatch.ADDRESS, denied.considered().getFirst().mismatch());
  }

  @Test
  void explainingChangesNothing() {
    TestNetwork network = TestNetwork.withServer(GROUP, TestNetwork.OPEN_ACL);
    InterfacePolicy server = network.policy("server");
    server.explain(INGRESS, tcp("198.51.100.7", 50000, "10.0.1.10", 443, SYN));
    assertEquals(0, server.trackedConnections(TestPacket.START_NANOS));
  }
}
