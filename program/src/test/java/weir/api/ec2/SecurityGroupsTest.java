package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;
import static weir.api.ec2.Ec2Service.filter;
import static weir.api.ec2.Ec2Service.tagged;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.Vpc;

class SecurityGroupsTest {
  private final Ec2Service service = Ec2Service.empty();
  private final Ec2Client ec2 = service.client();
  private final Vpc vpc = service.vpc("10.0.0.0/16");
  private final String web = group("web");

  @AfterEach
  void stop() {
    service.close();
  }

  private String group(String name) {
    return ec2.createSecurityGroup(
            request -> request.groupName(name).description("a group").vpcId(vpc.vpcId()))
        .groupId();
  }

  private SecurityGroup described(String id) {
    return ec2.describeSecurityGroups(request -> request.groupIds(id)).securityGroups().getFirst();
  }

  private static IpPermission tcp(int port, String cidr) {
    return IpPermission.builder()
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port)
        .ipRanges(IpRange.builder().cidrIp(cidr).build())
        .build();
  }

  private AuthorizeSecurityGroupIngressResponse allow(IpPermission... permissions) {
    return ec2.authorizeSecurityGroupIngress(
        request -> request.groupId(web).ipPermissions(permissions));
  }

  @Test
  void aNewGroupLetsNothingInAndEverythingOut() {
    SecurityGroup group = described(web);
    assertTrue(group.groupId().matches("sg-[0-9a-f]{17}"), group.groupId());
    assertEquals(
        "arn:aws:ec2:eu-central-1:123456789012:security-group/" + web, group.securityGroupArn());
    assertEquals(List.of(), group.ipPermissions());
    assertEquals(1, group.ipPermissionsEgress().size());
    assertEquals("-1", group.ipPermissionsEgress().getFirst().ipProtocol());
    List<SecurityGroupRule> rules =
        ec2.describeSecurityGroupRules(request -> request.filters(filter("group-id", web)))
            .securityGroupRules();
    assertEquals(1, rules.size());
    assertTrue(rules.getFirst().isEgress());
    assertEquals(-1, rules.getFirst().fromPort());
  }

  @Test
  void namesAreUniqueInAVpcWhateverTheirCase() {
    assertEquals(
        "InvalidGroup.Duplicate: The security group 'WEB' already exists for VPC '"
            + vpc.vpcId()
            + "'",
        error(() -> group("WEB ")));
  }

  @Test
  void namesAndDescriptionsKeepAwsRules() {
    assertTrue(error(() -> group("sg-web")).contains("format sg-*"));
    assertTrue(error(() -> group("default")).contains("reserved security group name"));
    assertTrue(error(() -> group("käse")).startsWith("InvalidParameterValue"));
    assertTrue(error(() -> group("x".repeat(256))).startsWith("InvalidParameterValue"));
  }

  @Test
  void rulesOfEveryKindOfPeerAreKeptInCanonicalForm() {
    String db = group("db");
    List<SecurityGroupRule> added =
        ec2.authorizeSecurityGroupIngress(request ->
                request
                    .groupId(web)
                    .ipPermissions(
                        IpPermission.builder()
                            .ipProtocol("6")
                            .fromPort(80)
                            .toPort(81)
                            .ipRanges(
                                IpRange.builder()
                                    .cidrIp("100.68.0.18/18")
                                    .description("office")
                                    .build())
                            .ipv6Ranges(Ipv6Range.builder().cidrIpv6("2001:DB8:0::/32").build())
                            .userIdGroupPairs(UserIdGroupPair.builder().groupId(db).build())
                            .build())
                    .tagSpecifications(tagged(ResourceType.SECURITY_GROUP_RULE, "a", "b")))
            .securityGroupRules();
    assertEquals(3, added.size());
    assertEquals("tcp", added.get(0).ipProtocol());
    assertEquals("100.68.0.0/18", added.get(0).cidrIpv4());
    assertEquals("office", added.get(0).description());
    assertEquals("2001:db8::/32", added.get(1).cidrIpv6());
    assertEquals(db, added.get(2).referencedGroupInfo().groupId());
    assertEquals("b", added.get(2).tags().getFirst().value());
    IpPermission shown = described(web).ipPermissions().getFirst();
    assertEquals(1, described(web).ipPermissions().size());
    assertEquals(80, shown.fromPort());
    assertEquals("100.68.0.0/18", shown.ipRanges().getFirst().cidrIp());
    assertEquals(db, shown.userIdGroupPairs().getFirst().groupId());
    assertTrue(
        error(() -> ec2.deleteSecurityGroup(request -> request.groupId(db)))
            .startsWith("DependencyViolation"));
    assertEquals(
        List.of(web),
        ec2
            .describeSecurityGroups(
                request -> request.filters(filter("ip-permission.group-id", db)))
            .securityGroups()
            .stream()
            .map(SecurityGroup::groupId)
            .toList());
  }

  @Test
  void aRuleIsThereOnce() {
    allow(tcp(22, "10.0.0.0/16"));
    assertEquals(
        "InvalidPermission.Duplicate: the specified rule \"peer: 10.0.0.0/16, TCP, from port: 22,"
            + " to port: 22, ALLOW\" already exists",
        error(() -> allow(tcp(443, "0.0.0.0/0"), tcp(22, "10.0.3.1/16"))));
    assertEquals(1, described(web).ipPermissions().size(), "none of the two was added");
    assertTrue(
        error(() -> allow(tcp(443, "0.0.0.0/0"), tcp(443, "0.0.0.0/0")))
            .contains("must not appear multiple times"));
  }

  @Test
  void refusesTrafficAndPeersThatAreNone() {
    assertEquals(
        "InvalidParameterValue: Invalid TCP/UDP port range (443:80)",
        error(() -> allow(tcp(80, "0.0.0.0/0").toBuilder().fromPort(443).build())));
    assertEquals(
        "InvalidParameterValue: TCP/UDP port (65536) out of range",
        error(() -> allow(tcp(65_536, "0.0.0.0/0"))));
    assertEquals(
        "InvalidParameterValue: CIDR block 10.0.0.0/33 is malformed",
        error(() -> allow(tcp(80, "10.0.0.0/33"))));
    assertEquals(
        "InvalidParameterValue: CIDR block ::/0 is malformed", error(() -> allow(tcp(80, "::/0"))));
    assertEquals(
        "InvalidParameterValue: Invalid value 'foo' for IP protocol. Unknown protocol.",
        error(() -> allow(tcp(80, "0.0.0.0/0").toBuilder().ipProtocol("foo").build())));
    assertTrue(
        error(() -> allow(IpPermission.builder().ipProtocol("-1").build()))
            .contains("names no peer"));
    assertTrue(
        error(() -> ec2.authorizeSecurityGroupIngress(request -> request.groupId(web)))
            .startsWith("MissingParameter"));
    assertTrue(
        error(() ->
                allow(
                    IpPermission.builder()
                        .ipProtocol("icmp")
                        .fromPort(-1)
                        .toPort(3)
                        .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                        .build()))
            .contains("given without a type"));
  }

  @Test
  void sixtyRulesAndNoMoreOfEachIpVersion() {
    List<IpPermission> many = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      many.add(tcp(1000 + i, "10.0.0.0/8"));
    }
    allow(many.toArray(new IpPermission[0]));
    assertEquals(
        "RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has"
            + " been reached.",
        error(() -> allow(tcp(22, "10.0.0.0/8"))));
    allow(
        IpPermission.builder()
            .ipProtocol("-1")
            .ipv6Ranges(Ipv6Range.builder().cidrIpv6("::/0").build())
            .build());
    assertEquals(61, described(web).ipPermissions().size());
  }

  @Test
  void rulesAreRevokedByWhatTheySayAndById() {
    List<SecurityGroupRule> added =
        allow(tcp(22, "10.0.0.0/8"), tcp(80, "0.0.0.0/0")).securityGroupRules();
    ec2.revokeSecurityGroupIngress(request ->
        request.groupId(web).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("10.0.0.0/8"));
    ec2.revokeSecurityGroupIngress(
        request -> request.groupId(web).securityGroupRuleIds(added.get(1).securityGroupRuleId()));
    assertEquals(List.of(), described(web).ipPermissions());
    assertEquals(
        "InvalidPermission.NotFound: The specified rule does not exist in this security group.",
        error(() ->
            ec2.revokeSecurityGroupIngress(
                request -> request.groupId(web).ipPermissions(tcp(22, "10.0.0.0/8")))));
    assertTrue(
        error(() ->
                ec2.revokeSecurityGroupIngress(request ->
                    request.groupId(web).securityGroupRuleIds(added.get(1).securityGroupRuleId())))
            .startsWith("InvalidSecurityGroupRuleId.NotFound"));
    ec2.revokeSecurityGroupEgress(request ->
        request
            .groupId(web)
            .ipPermissions(
                IpPermission.builder()
                    .ipProtocol("-1")
                    .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                    .build()));
    assertEquals(List.of(), described(web).ipPermissionsEgress());
  }

  @Test
  void aModifiedRuleKeepsItsId() {
    String id = allow(tcp(22, "10.0.0.0/8")).securityGroupRules().getFirst().securityGroupRuleId();
    ec2.modifySecurityGroupRules(request ->
        request
            .groupId(web)
            .securityGroupRules(
                SecurityGroupRuleUpdate.builder()
                    .securityGroupRuleId(id)
                    .securityGroupRule(
                        SecurityGroupRuleRequest.builder()
                            .ipProtocol("udp")
                            .fromPort(53)
                            .toPort(53)
                            .cidrIpv4("192.0.2.0/24")
                            .description("dns")
                            .build())
                    .build()));
    SecurityGroupRule rule =
        ec2.describeSecurityGroupRules(request -> request.securityGroupRuleIds(id))
            .securityGroupRules()
            .getFirst();
    assertEquals("udp", rule.ipProtocol());
    assertEquals("192.0.2.0/24", rule.cidrIpv4());
    assertEquals("dns", rule.description());
    ec2.updateSecurityGroupRuleDescriptionsIngress(request ->
        request
            .groupId(web)
            .securityGroupRuleDescriptions(
                SecurityGroupRuleDescription.builder()
                    .securityGroupRuleId(id)
                    .description("names")
                    .build()));
    assertEquals(
        "names", described(web).ipPermissions().getFirst().ipRanges().getFirst().description());
  }

  @Test
  void theDefaultGroupStays() {
    String id =
        ec2.describeSecurityGroups(request -> request.filters(filter("group-name", "default")))
            .securityGroups()
            .getFirst()
            .groupId();
    assertEquals(
        "CannotDelete: the specified group: \""
            + id
            + "\" name: \"default\" cannot be deleted by a user",
        error(() -> ec2.deleteSecurityGroup(request -> request.groupId(id))));
    ec2.deleteSecurityGroup(request -> request.groupId(web));
    assertEquals(
        "InvalidGroup.NotFound: The security group '" + web + "' does not exist",
        error(() -> described(web)));
  }
}
