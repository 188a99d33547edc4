package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Adds rules about traffic to a security group's interfaces; all of them or none.
final class AuthorizeSecurityGroupIngress
    extends Ec2Operation<
        AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResponse> {
  AuthorizeSecurityGroupIngress(Ec2Parts parts) {
    super(
        parts,
        AuthorizeSecurityGroupIngressRequest::builder,
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
            "TagSpecifications"));
  }

  @Override
  List<Permission> needs(AuthorizeSecurityGroupIngressRequest request, Call call) {
    SecurityGroup group =
        parts()
            .read(
                call, view -> SecurityGroups.require(view, request.groupId(), request.groupName()));
    List<Permission> needed = new ArrayList<>();
    needed.add(on(call, ResourceKinds.SECURITY_GROUP, group.groupId(), group.vpcId()));
    if (request.hasTagSpecifications()) {
      needed.addAll(creating(call, ResourceKinds.SECURITY_GROUP_RULE, request.tagSpecifications()));
    }
    return needed;
  }

  @Override
  public AuthorizeSecurityGroupIngressResponse answer(
      AuthorizeSecurityGroupIngressRequest request, Call call) {
    List<Tag> tags =
        Tagging.requested(ResourceKinds.SECURITY_GROUP_RULE, request.tagSpecifications());
    List<IpPermission> permissions = FlatPermission.of(request).in(request.ipPermissions());
    return parts()
        .change(
            call,
            change -> {
              SecurityGroup group =
                  SecurityGroups.require(change, request.groupId(), request.groupName());
              RuleSet rules = new RuleSet(change, parts().ids(), group, false);
              List<SecurityGroupRule> added = rules.add(rules.wanted(permissions));
              added.forEach(rule ->
                  change.tag(ResourceKinds.SECURITY_GROUP_RULE, rule.securityGroupRuleId(), tags));
              return AuthorizeSecurityGroupIngressResponse.builder()
                  .returnValue(true)
                  .securityGroupRules(
                      added.stream()
                          .map(rule -> change.tagged(ResourceKinds.SECURITY_GROUP_RULE, rule))
                          .toList())
                  .build();
            });
  }
}
