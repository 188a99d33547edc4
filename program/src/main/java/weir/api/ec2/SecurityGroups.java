package weir.api.ec2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.protocol.ApiException;

/// Makes security groups with the rules that they begin with, and finds them.
final class SecurityGroups {
  private SecurityGroups() {}

  /// The group of every interface that names none: its members may talk to each other.
  static SecurityGroup makeDefault(Ec2Change change, ResourceIds ids, Vpc vpc) {
    SecurityGroup group = make(change, ids, vpc, "default", "default VPC security group");
    put(
        change,
        ids,
        rule(group, false)
            .referencedGroupInfo(self ->
                self.groupId(group.groupId()).userId(group.ownerId()).vpcId(group.vpcId())));
    return group;
  }

  /// A new group: nothing in, everything out.
  static SecurityGroup make(
      Ec2Change change, ResourceIds ids, Vpc vpc, String name, String description) {
    String id = ids.next(ResourceKinds.SECURITY_GROUP);
    SecurityGroup group =
        change.put(
            ResourceKinds.SECURITY_GROUP,
            SecurityGroup.builder()
                .groupId(id)
                .groupName(name)
                .description(description)
                .ownerId(vpc.ownerId())
                .vpcId(vpc.vpcId())
                .securityGroupArn(change.arn(ResourceKinds.SECURITY_GROUP, id))
                .build());
    put(change, ids, rule(group, true).cidrIpv4("0.0.0.0/0"));
    if (!vpc.ipv6CidrBlockAssociationSet().isEmpty()) {
      put(change, ids, rule(group, true).cidrIpv6("::/0"));
    }
    return group;
  }

  /// A rule about all traffic, with nobody in it yet.
  private static SecurityGroupRule.Builder rule(SecurityGroup group, boolean egress) {
    return SecurityGroupRule.builder()
        .groupId(group.groupId())
        .groupOwnerId(group.ownerId())
        .isEgress(egress)
        .ipProtocol("-1")
        .fromPort(-1)
        .toPort(-1);
  }

  /// Gives a rule its id and keeps it.
  static SecurityGroupRule put(Ec2Change change, ResourceIds ids, SecurityGroupRule.Builder rule) {
    String id = ids.next(ResourceKinds.SECURITY_GROUP_RULE);
    return change.put(
        ResourceKinds.SECURITY_GROUP_RULE,
        rule.securityGroupRuleId(id)
            .securityGroupRuleArn(change.arn(ResourceKinds.SECURITY_GROUP_RULE, id))
            .build());
  }

  static List<SecurityGroupRule> rulesOf(Ec2View view, String groupId) {
    return view.all(ResourceKinds.SECURITY_GROUP_RULE).stream()
        .filter(rule -> rule.groupId().equals(groupId))
        .toList();
  }

  /// The group that a request means: by id, or by name in the default VPC.
  static SecurityGroup require(Ec2View view, @Nullable String id, @Nullable String name) {
    if (id != null) {
      return view.require(ResourceKinds.SECURITY_GROUP, id);
    }
    if (name == null) {
      throw Ec2Errors.missing("groupId");
    }
    String vpcId =
        view.all(ResourceKinds.VPC).stream()
            .filter(Vpc::isDefault)
            .map(Vpc::vpcId)
            .findFirst()
            .orElseThrow(() -> missing(name, "default VPC"));
    return named(view, vpcId, name);
  }

  static SecurityGroup named(Ec2View view, String vpcId, String name) {
    return view.all(ResourceKinds.SECURITY_GROUP).stream()
        .filter(group ->
            group.vpcId().equals(vpcId) && group.groupName().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(() -> missing(name, "VPC '" + vpcId + "'"));
  }

  private static ApiException missing(String name, String where) {
    return ApiException.badRequest(
        "InvalidGroup.NotFound", "The security group '" + name + "' does not exist in " + where);
  }

  static SecurityGroup defaultOf(Ec2View view, String vpcId) {
    return named(view, vpcId, "default");
  }
}
