package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Removes rules about traffic to a security group's interfaces, by what they say or by id; all of
/// them or none.
final class RevokeSecurityGroupIngress
    extends Ec2Operation<RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResponse> {
  RevokeSecurityGroupIngress(Ec2Parts parts) {
    super(
        parts,
        RevokeSecurityGroupIngressRequest::builder,
        Members.of(
            "GroupId",
            "GroupName",
            "IpPermissions",
            "IpProtocol",
            "FromPort",
            "ToPort",
            "CidrIp",
            "SourceSecurityGroupName",
            "SourceSecurityGroupOwnerId",
            "SecurityGroupRuleIds"));
  }

  @Override
  List<Permission> needs(RevokeSecurityGroupIngressRequest request, Call call) {
    return List.of(onGroup(call, request.groupId(), request.groupName()));
  }

  @Override
  public RevokeSecurityGroupIngressResponse answer(
      RevokeSecurityGroupIngressRequest request, Call call) {
    List<IpPermission> permissions =
        request.hasSecurityGroupRuleIds()
            ? request.ipPermissions()
            : FlatPermission.of(request).in(request.ipPermissions());
    if (request.hasSecurityGroupRuleIds() && !permissions.isEmpty()) {
      throw Ec2Errors.combination(
          "The parameters ipPermissions and securityGroupRuleIds cannot be used together.");
    }
    return parts()
        .change(
            call,
            change -> {
              SecurityGroup group =
                  SecurityGroups.require(change, request.groupId(), request.groupName());
              RuleSet rules = new RuleSet(change, parts().ids(), group, false);
              List<SecurityGroupRule> revoked = new ArrayList<>();
              request.securityGroupRuleIds().forEach(id -> revoked.add(rules.kept(id)));
              rules.wanted(permissions).forEach(wanted -> revoked.add(rules.kept(wanted)));
              revoked.forEach(rules::remove);
              return RevokeSecurityGroupIngressResponse.builder()
                  .returnValue(true)
                  .revokedSecurityGroupRules(revoked.stream().map(RevokedRules::of).toList())
                  .build();
            });
  }
}
