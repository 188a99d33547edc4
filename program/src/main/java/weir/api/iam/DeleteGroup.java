package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a group that has neither users nor policies.
final class DeleteGroup extends IamDeed<DeleteGroupRequest, DeleteGroupResponse> {

  DeleteGroup(Iam iam) {
    super(iam, DeleteGroupRequest::builder);
  }

  @Override
  Permission permission(DeleteGroupRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  DeleteGroupResponse answer(DeleteGroupRequest request, AccountChange account, Call call) {
    Group group = account.group(request.groupName());
    Conflict.demandNone(group, account);
    account.remove(group);
    return DeleteGroupResponse.builder().build();
  }
}
