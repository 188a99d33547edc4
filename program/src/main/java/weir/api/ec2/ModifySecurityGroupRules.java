package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts others in the place of rules, which keep their ids; all of them or none.
final class ModifySecurityGroupRules
    extends Ec2Operation<ModifySecurityGroupRulesRequest, ModifySecurityGroupRulesResponse> {
  ModifySecurityGroupRules(Ec2Parts parts) {
    super(
        parts,
        ModifySecurityGroupRulesRequest::builder,
        Members.of().needing("GroupId", "SecurityGroupRules"));
  }

  @Override
  List<Permission> needs(ModifySecurityGroupRulesRequest request, Call call) {
    List<Permission> needed = new ArrayList<>();
    needed.add(on(call, ResourceKinds.SECURITY_GROUP, request.groupId()));
    for (SecurityGroupRuleUpdate update : request.securityGroupRules()) {
      if (update.securityGroupRuleId() == null) {
        throw Ec2Errors.missing("securityGroupRuleId");
      }
      needed.add(on(call, ResourceKinds.SECURITY_GROUP_RULE, update.securityGroupRuleId()));
    }
    return needed;
  }

  @Override
  public ModifySecurityGroupRulesResponse answer(
      ModifySecurityGroupRulesRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              SecurityGroup group = change.require(ResourceKinds.SECURITY_GROUP, request.groupId());
              for (SecurityGroupRuleUpdate update : request.securityGroupRules()) {
                SecurityGroupRule before =
                    change.require(ResourceKinds.SECURITY_GROUP_RULE, update.securityGroupRuleId());
                RuleSet rules = new RuleSet(change, parts().ids(), group, before.isEgress());
                rules.replace(
                    rules.kept(update.securityGroupRuleId()),
                    wanted(change, group, update.securityGroupRule()));
              }
              return ModifySecurityGroupRulesResponse.builder().returnValue(true).build();
            });
  }

  private static RuleSet.Wanted wanted(
      Ec2View view, SecurityGroup group, SecurityGroupRuleRequest rule) {
    if (rule == null) {
      throw Ec2Errors.missing("securityGroupRule");
    }
    List<RulePeer> peers = new ArrayList<>();
    if (rule.cidrIpv4() != null) {
      peers.add(RulePeer.block(rule.cidrIpv4(), true));
    }
    if (rule.cidrIpv6() != null) {
      peers.add(RulePeer.block(rule.cidrIpv6(), false));
    }
    if (rule.prefixListId() != null) {
      peers.add(RulePeer.prefixList(view, rule.prefixListId()));
    }
    if (rule.referencedGroupId() != null) {
      peers.add(
          RulePeer.group(
              view, group, UserIdGroupPair.builder().groupId(rule.referencedGroupId()).build()));
    }
    if (peers.size() != 1) {
      throw Ec2Errors.combination(
          "A rule has "
              + peers.size()
              + " peers but must have exactly one of cidrIpv4, cidrIpv6, prefixListId and"
              + " referencedGroupId");
    }
    return new RuleSet.Wanted(
        RuleTraffic.of(rule.ipProtocol(), rule.fromPort(), rule.toPort()),
        peers.getFirst(),
        rule.description());
  }
}
