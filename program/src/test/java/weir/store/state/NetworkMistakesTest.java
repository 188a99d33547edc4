package weir.store.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.model.aws.Fault;

/// That every mistake in a description is named at its place, all in one pass.
class NetworkMistakesTest {
  private static final String HEAD =
      """
      account: "123456789012"
      region: eu-central-1
      vpcs:
        - name: vpc
          cidrs: [10.0.0.0/16]
      """;

  private static List<String> mistakes(String text) {
    return NetworkFile.check("n.yaml", text).mistakes().stream().map(Mistake::toString).toList();
  }

  private static void reports(String text, String... expected) {
    assertEquals(String.join("\n", expected), String.join("\n", mistakes(text)));
  }

  private static String inVpc(String text) {
    return HEAD + text.indent(4);
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestOne() {
    reports(
        """
        account: "123456789012"
        region: eu-central-1
        vpc: []
        """,
        "n.yaml:3:1: \"vpc\" is not a key here; the keys are account, region, prefix-lists, vpcs,"
            + " flow-logs, aws-service-ranges; did you mean \"vpcs\"?");
  }

  @Test
  void aWrongTypeIsNamedWhereItStands() {
    reports(
        inVpc(
            """
            tags: shop
            subnets: {name: one}
            security-groups: [web]
            """),
        "n.yaml:6:11: here must be keys with values, like \"name: web\"",
        "n.yaml:7:14: \"subnets\" must be a list; begin each item with \"- \"",
        "n.yaml:8:23: here must be keys with values, like \"name: web\"");
  }

  @Test
  void aKeyThatStandsTwiceIsAMistake() {
    reports(
        HEAD + "region: us-east-1\n", "n.yaml:6:1: \"region\" stands twice; a key may stand once");
  }

  @Test
  void idsAccountsAndBlocksMustHaveTheirForm() {
    reports(
        """
        account: "12345"
        region: eu-central-1
        vpcs:
          - id: vpc-xyz
            cidrs: [10.0.0.0/33]
        """,
        "n.yaml:1:10: account id is \"12345\" but must be 12 digits",
        "n.yaml:4:9: \"vpc-xyz\" is not a valid id; it must be vpc- and 8 or 17 digits of 0-9 and"
            + " a-f",
        "n.yaml:5:13: /33 is no prefix length of 10.0.0.0; it must lie between 0 and 32");
  }

  @Test
  void whatIsMissingIsNamed() {
    reports(
        """
        vpcs:
          - tags: {a: b}
        """,
        "n.yaml:2:5: a VPC needs a name or an id, like \"name: web\"",
        "n.yaml:2:5: \"cidrs\" is missing here; write it like \"cidrs: 10.0.0.0/16\"",
        "n.yaml:2:5: \"region\" is missing here; write it like \"region: eu-central-1\"",
        "n.yaml:2:5: \"account\" is missing here; write it like \"account: '123456789012'\"");
  }

  @Test
  void aReferenceToNothingIsNamedWithTheNearestName() {
    reports(
        inVpc(
                """
                security-groups:
                  - {name: web, ingress: [allow tcp 80 from balancer]}
                  - {name: load-balancer}
                subnets:
                  - name: one
                    cidrs: 10.0.1.0/24
                    network-acl: edge
                    routes: [{to: offices, via: natt}]
                    interfaces:
                      - {name: web1, address: 10.0.1.10, security-groups: [wbe]}
                """)
            + "flow-logs:\n  - resource: web2\n",
        "n.yaml:7:31: there is no security group or prefix list \"balancer\" in this description",
        "n.yaml:12:22: there is no network ACL \"edge\" in this description",
        "n.yaml:13:23: there is no prefix list \"offices\" in this description",
        "n.yaml:13:37: \"natt\" is neither an interface of this description nor one of local,"
            + " internet-gateway, egress-only-internet-gateway, carrier-gateway, nat-gateway,"
            + " network-interface, transit-gateway, peering, inter-region-peering,"
            + " virtual-private-gateway, gateway-endpoint, firewall-endpoint, local-gateway,"
            + " blackhole",
        "n.yaml:15:64: there is no security group \"wbe\" in this description; did you mean"
            + " \"web\"?",
        "n.yaml:17:15: there is no VPC or subnet or interface \"web2\" in this description; did"
            + " you mean \"web1\"?");
  }

  @Test
  void addressesMustLieInTheirSubnetAndStandOnce() {
    reports(
        inVpc(
            """
            subnets:
              - name: one
                cidrs: 10.0.1.0/24
                interfaces:
                  - {name: a, address: 10.0.2.10, mac: "02:00:00:00:00:01"}
                  - {name: b, address: 10.0.1.10, secondary-addresses: [10.0.1.10], mac: "02:00:00:00:00:01"}
                  - {name: c, address: "2001:db8::1"}
            """),
        "n.yaml:10:32: 10.0.2.10 lies outside its subnet, which has 10.0.1.0/24",
        "n.yaml:11:65: 10.0.1.10 stands already in line 11; an address may stand once",
        "n.yaml:11:82: 02:00:00:00:00:01 stands already in line 10; an address may stand once",
        "n.yaml:12:32: 2001:db8::1 must be an IPv4 address here");
  }

  @Test
  void subnetsMustLieInTheirVpcAndNotOverlap() {
    reports(
        inVpc(
            """
            subnets:
              - {name: one, cidrs: 10.0.0.0/20}
              - {name: two, cidrs: 10.0.15.0/24}
              - {name: three, cidrs: 10.1.0.0/24}
            """),
        "n.yaml:8:28: 10.0.15.0/24 overlaps with 10.0.0.0/20 in line 7",
        "n.yaml:9:30: 10.1.0.0/24 lies outside its VPC, which has 10.0.0.0/16");
  }

  @Test
  void rulesMustBeReadableAndNumbersStandOnce() {
    reports(
        inVpc(
            """
            security-groups:
              - name: web
                ingress:
                  - allow tcp 80
                  - deny tcp 80 from 10.0.0.0/8
                  - allow tpc 80 from 10.0.0.0/8
                  - {allow: tcp 90-80, from: 10.0.0.0/8}
                  - {allow: tcp, to: 10.0.0.0/8}
            network-acls:
              - name: edge
                ingress:
                  - 100 allow all from 0.0.0.0/0
                  - {rule: 100, deny: all, from: 0.0.0.0/0}
                  - {rule: 40000, allow: all, from: 0.0.0.0/0}
                  - {rule: 110, from: 0.0.0.0/0}
            """),
        "n.yaml:9:13: \"allow tcp 80\" is no ingress rule; write it like \"allow tcp 443 from"
            + " 10.0.0.0/8\"",
        "n.yaml:10:13: a security group has no deny; what no rule allows is denied anyway",
        "n.yaml:11:13: \"tpc\" is no protocol; use tcp, udp, icmp, icmpv6, all or a number from 0"
            + " to 255; did you mean \"tcp\"?",
        "n.yaml:12:21: port range 90-80 must run upwards and lie between 0 and 65535",
        "n.yaml:13:13: \"from\" is missing here; write it like \"from: 10.0.0.0/8\"",
        "n.yaml:13:30: ingress rules say \"from\", not \"to\"",
        "n.yaml:18:13: rule number 100 stands twice in this direction; a number may stand once",
        "n.yaml:19:13: rule number is 40000 but must lie between 1 and 32766",
        "n.yaml:20:13: a rule needs either \"allow\" or \"deny\", like \"allow: tcp 443\"");
  }

  @Test
  void aFormatIsReportedAtTheVeryField() {
    reports(
        HEAD
            + """
            flow-logs:
              - {resource: vpc, format: "${srcaddr} ${dstadr}"}
              - {resource: vpc, format: [srcaddr, dstadr]}
              - {resource: vpc, format: "srcaddr srcaddr", interval: 61, traffic: DENY}
            """,
        "n.yaml:7:29: \"dstadr\" is not a field of flow records; did you mean \"dstaddr\"?",
        "n.yaml:8:39: \"dstadr\" is not a field of flow records; did you mean \"dstaddr\"?",
        "n.yaml:9:29: the log format names srcaddr twice; a field may stand in it once",
        "n.yaml:9:58: aggregation interval is 61 but must be 60 or 600 seconds",
        "n.yaml:9:71: \"DENY\" must be one of ACCEPT, REJECT, ALL");
  }

  @Test
  void brokenYamlIsReportedWithItsPlace() {
    List<String> mistakes = mistakes("vpcs:\n  - name: [a\n");
    assertEquals(1, mistakes.size());
    assertTrue(mistakes.getFirst().startsWith("n.yaml:3:1: not YAML: "), mistakes::toString);
    reports(
        "", "n.yaml:1:1: the file is empty; it must describe a network, beginning with \"vpcs:\"");
  }

  @Test
  void aliasesDepthAndSecondDocumentsAreRefused() {
    reports(
        "a: &x [1]\nb: *x\n",
        "n.yaml:2:4: aliases (*name) are not read here; write the value out again");
    reports("[".repeat(30), "n.yaml:1:25: nested deeper than 24 levels");
    reports("a: 1\n---\nb: 2\n", "n.yaml:2:1: a second document begins here; a file may hold one");
  }

  /// Whatever a broken description looks like, it ends in mistakes with a place, never in an
  /// exception.
  @Test
  void damagedDescriptionsEndInMistakes() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    String example = NetworkFileTest.exampleText();
    for (int i = 0; i < 2000; i++) {
      StringBuilder damaged = new StringBuilder(example);
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(damaged.length() - 20);
        switch (random.nextInt(3)) {
          case 0 -> damaged.delete(at, at + 1 + random.nextInt(12));
          case 1 -> damaged.insert(at, "[]{}:,-#*&!\"' \n0a/".charAt(random.nextInt(18)));
          default -> {
            int from = Math.min(at, example.length() - 15);
            damaged.insert(at, example, from, from + 15);
          }
        }
      }
      String text = damaged.toString();
      try {
        NetworkFile.Checked checked = NetworkFile.check("n.yaml", text);
        assertEquals(checked.network().isEmpty(), !checked.mistakes().isEmpty());
      } catch (Fault fault) {
        throw new AssertionError("seed " + seed + ": " + fault + "\n" + text, fault);
      } catch (RuntimeException escaped) {
        throw new AssertionError("seed " + seed + "\n" + text, escaped);
      }
    }
  }
}
