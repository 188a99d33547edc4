package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes the descriptions of rules about traffic from a security group's interfaces.
final class UpdateSecurityGroupRuleDescriptionsEgress
    extends Ec2Operation<
        UpdateSecurityGroupRuleDescriptionsEgressRequest,
        UpdateSecurityGroupRuleDescriptionsEgressResponse> {
  UpdateSecurityGroupRuleDescriptionsEgress(Ec2Parts parts) {
    super(
        parts,
        UpdateSecurityGroupRuleDescriptionsEgressRequest::builder,
        Members.of("GroupId", "GroupName", "IpPermissions", "SecurityGroupRuleDescriptions"));
  }

  @Override
  List<Permission> needs(UpdateSecurityGroupRuleDescriptionsEgressRequest request, Call call) {
    SecurityGroup group =
        parts()
            .read(
                call, view -> SecurityGroups.require(view, request.groupId(), request.groupName()));
    return List.of(on(call, ResourceKinds.SECURITY_GROUP, group.groupId(), group.vpcId()));
  }

  @Override
  public UpdateSecurityGroupRuleDescriptionsEgressResponse answer(
      UpdateSecurityGroupRuleDescriptionsEgressRequest request, Call call) {
    if (request.hasIpPermissions() == request.hasSecurityGroupRuleDescriptions()) {
      throw Ec2Errors.combination(
          "A call takes exactly one of ipPermissions and securityGroupRuleDescriptions.");
    }
    return parts()
        .change(
            call,
            change -> {
              SecurityGroup group =
                  SecurityGroups.require(change, request.groupId(), request.groupName());
              RuleSet rules = new RuleSet(change, parts().ids(), group, true);
              rules
                  .wanted(request.ipPermissions())
                  .forEach(wanted -> rules.describe(rules.kept(wanted), wanted.description()));
              for (SecurityGroupRuleDescription one : request.securityGroupRuleDescriptions()) {
                if (one.securityGroupRuleId() == null) {
                  throw Ec2Errors.missing("securityGroupRuleId");
                }
                rules.describe(rules.kept(one.securityGroupRuleId()), one.description());
              }
              return UpdateSecurityGroupRuleDescriptionsEgressResponse.builder()
                  .returnValue(true)
                  .build();
            });
  }
}
