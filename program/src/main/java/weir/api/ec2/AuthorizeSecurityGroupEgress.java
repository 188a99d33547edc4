package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Adds rules about traffic from a security group's interfaces; all of them or none.
final class AuthorizeSecurityGroupEgress
    extends Ec2Operation<
        AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResponse> {
  AuthorizeSecurityGroupEgress(Ec2Parts parts) {
    super(
        parts,
        AuthorizeSecurityGroupEgressRequest::builder,
        Members.of(
            "GroupId",
            "IpPermissions",
            "IpProtocol",
            "FromPort",
            "ToPort",
            "CidrIp",
            "SourceSecurityGroupName",
            "SourceSecurityGroupOwnerId",
            "TagSpecifications"));
  }

  @Override
  List<Permission> needs(AuthorizeSecurityGroupEgressRequest request, Call call) {
    SecurityGroup group =
        parts().read(call, view -> SecurityGroups.require(view, request.groupId(), null));
    List<Permission> needed = new ArrayList<>();
    needed.add(on(call, ResourceKinds.SECURITY_GROUP, group.groupId(), group.vpcId()));
    if (request.hasTagSpecifications()) {
      needed.addAll(creating(call, ResourceKinds.SECURITY_GROUP_RULE, request.tagSpecifications()));
    }
    return needed;
  }

  @Override
  public AuthorizeSecurityGroupEgressResponse answer(
      AuthorizeSecurityGroupEgressRequest request, Call call) {
    List<Tag> tags =
        Tagging.requested(ResourceKinds.SECURITY_GROUP_RULE, request.tagSpecifications());
    List<IpPermission> permissions = FlatPermission.of(request).in(request.ipPermissions());
    return parts()
        .change(
            call,
            change -> {
              SecurityGroup group = SecurityGroups.require(change, request.groupId(), null);
              RuleSet rules = new RuleSet(change, parts().ids(), group, true);
              List<SecurityGroupRule> added = rules.add(rules.wanted(permissions));
              added.forEach(rule ->
                  change.tag(ResourceKinds.SECURITY_GROUP_RULE, rule.securityGroupRuleId(), tags));
              return AuthorizeSecurityGroupEgressResponse.builder()
                  .returnValue(true)
                  .securityGroupRules(
                      added.stream()
                          .map(rule -> change.tagged(ResourceKinds.SECURITY_GROUP_RULE, rule))
                          .toList())
                  .build();
            });
  }
}
