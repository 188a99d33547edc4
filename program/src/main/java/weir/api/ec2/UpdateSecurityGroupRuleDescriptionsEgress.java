package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
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
    return List.of(onGroup(call, request.groupId(), request.groupName()));
  }

  @Override
  public UpdateSecurityGroupRuleDescriptionsEgressResponse answer(
      UpdateSecurityGroupRuleDescriptionsEgressRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              SecurityGroup group =
                  SecurityGroups.require(change, request.groupId(), request.groupName());
              new RuleSet(change, parts().ids(), group, true)
                  .describe(request.ipPermissions(), request.securityGroupRuleDescriptions());
              return UpdateSecurityGroupRuleDescriptionsEgressResponse.builder()
                  .returnValue(true)
                  .build();
            });
  }
}
