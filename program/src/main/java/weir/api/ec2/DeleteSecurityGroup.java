package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Deletes a security group that no interface and no other group's rule refers to.
final class DeleteSecurityGroup
    extends Ec2Operation<DeleteSecurityGroupRequest, DeleteSecurityGroupResponse> {
  DeleteSecurityGroup(Ec2Parts parts) {
    super(parts, DeleteSecurityGroupRequest::builder, Members.of("GroupId", "GroupName"));
  }

  @Override
  List<Permission> needs(DeleteSecurityGroupRequest request, Call call) {
    return List.of(onGroup(call, request.groupId(), request.groupName()));
  }

  @Override
  public DeleteSecurityGroupResponse answer(DeleteSecurityGroupRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              SecurityGroup group =
                  SecurityGroups.require(change, request.groupId(), request.groupName());
              String id = group.groupId();
              if (group.groupName().equals("default")) {
                throw ApiException.badRequest(
                    "CannotDelete",
                    "the specified group: \""
                        + id
                        + "\" name: \"default\" cannot be deleted by a user");
              }
              if (isUsed(change, id)) {
                throw Ec2Errors.dependency("resource " + id + " has a dependent object");
              }
              SecurityGroups.rulesOf(change, id)
                  .forEach(rule ->
                      change.remove(ResourceKinds.SECURITY_GROUP_RULE, rule.securityGroupRuleId()));
              change.remove(ResourceKinds.SECURITY_GROUP, id);
              return DeleteSecurityGroupResponse.builder().returnValue(true).groupId(id).build();
            });
  }

  private static boolean isUsed(Ec2View view, String groupId) {
    return view.all(ResourceKinds.NETWORK_INTERFACE).stream()
            .anyMatch(
                face -> face.groups().stream().anyMatch(group -> group.groupId().equals(groupId)))
        || view.all(ResourceKinds.SECURITY_GROUP_RULE).stream()
            .anyMatch(rule ->
                rule.referencedGroupInfo() != null
                    && groupId.equals(rule.referencedGroupInfo().groupId())
                    && !groupId.equals(rule.groupId()));
  }
}
