package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes tags from a role.
final class UntagRole extends IamDeed<UntagRoleRequest, UntagRoleResponse> {

  UntagRole(Iam iam) {
    super(iam, UntagRoleRequest::builder);
  }

  @Override
  Permission permission(UntagRoleRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName())
        .when("aws:TagKeys", request.tagKeys().toArray(String[]::new));
  }

  @Override
  UntagRoleResponse answer(UntagRoleRequest request, AccountChange account, Call call) {
    Role role = account.role(request.roleName());
    account.put(role.withTags(role.tags().without(request.tagKeys())));
    return UntagRoleResponse.builder().build();
  }
}
