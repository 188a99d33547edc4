package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.RevokedSecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/// Shows rules that were removed.
final class RevokedRules {
  private RevokedRules() {}

  static RevokedSecurityGroupRule of(SecurityGroupRule rule) {
    return RevokedSecurityGroupRule.builder()
        .securityGroupRuleId(rule.securityGroupRuleId())
        .groupId(rule.groupId())
        .isEgress(rule.isEgress())
        .ipProtocol(rule.ipProtocol())
        .fromPort(rule.fromPort())
        .toPort(rule.toPort())
        .cidrIpv4(rule.cidrIpv4())
        .cidrIpv6(rule.cidrIpv6())
        .prefixListId(rule.prefixListId())
        .referencedGroupId(
            rule.referencedGroupInfo() == null ? null : rule.referencedGroupInfo().groupId())
        .description(rule.description())
        .build();
  }
}
