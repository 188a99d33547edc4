package weir.api.iam;

import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Adds tags to a role, or changes their values.
final class TagRole extends IamDeed<TagRoleRequest, TagRoleResponse> {

  TagRole(Iam iam) {
    super(iam, TagRoleRequest::builder);
  }

  @Override
  Permission permission(TagRoleRequest request, AccountView account, Call call) {
    return IamPermission.withRequestTags(
        IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName()), request.tags());
  }

  @Override
  TagRoleResponse answer(TagRoleRequest request, AccountChange account, Call call) {
    Role role = account.role(request.roleName());
    account.put(role.withTags(role.tags().with(request.tags())));
    return TagRoleResponse.builder().build();
  }
}
