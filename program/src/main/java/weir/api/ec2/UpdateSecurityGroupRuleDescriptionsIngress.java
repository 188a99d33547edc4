package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes the descriptions of rules about traffic to a security group's interfaces.
final class UpdateSecurityGroupRuleDescriptionsIngress
    extends Ec2Operation<
        UpdateSecurityGroupRuleDescriptionsIngressRequest,
        UpdateSecurityGroupRuleDescriptionsIngressResponse> {
  UpdateSecurityGroupRuleDescriptionsIngress(Ec2Parts parts) {
    super(
        parts,
        UpdateSecurityGroupRuleDescriptionsIngressRequest::builder,
        Members.of("GroupId", "GroupName", "IpPermissions", "SecurityGroupRuleDescriptions"));
  }

  @Override
  List<Permission> needs(UpdateSecurityGroupRuleDescriptionsIngressRequest request, Call call) {
    return List.of(onGroup(call, request.groupId(), request.groupName()));
  }

  @Override
  public UpdateSecurityGroupRuleDescriptionsIngressResponse answer(
      UpdateSecurityGroupRuleDescriptionsIngressRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              SecurityGroup group =
                  SecurityGroups.require(change, request.groupId(), request.groupName());
              new RuleSet(change, parts().ids(), group, false)
                  .describe(request.ipPermissions(), request.securityGroupRuleDescriptions());
              return UpdateSecurityGroupRuleDescriptionsIngressResponse.builder()
                  .returnValue(true)
                  .build();
            });
  }
}
