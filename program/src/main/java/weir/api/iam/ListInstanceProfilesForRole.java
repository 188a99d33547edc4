package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the instance profiles that have a role.
final class ListInstanceProfilesForRole
    extends IamQuestion<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse> {

  ListInstanceProfilesForRole(Iam iam) {
    super(iam, ListInstanceProfilesForRoleRequest::builder);
  }

  @Override
  Permission permission(
      ListInstanceProfilesForRoleRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  ListInstanceProfilesForRoleResponse answer(
      ListInstanceProfilesForRoleRequest request, AccountView account, Call call) {
    Role role = account.role(request.roleName());
    List<InstanceProfile> profiles =
        account.all(Kinds.INSTANCE_PROFILE).stream()
            .filter(profile -> role.name().equals(profile.role()))
            .toList();
    Page<InstanceProfile> page =
        Page.of(profiles, InstanceProfile::name, request.marker(), request.maxItems());
    return ListInstanceProfilesForRoleResponse.builder()
        .instanceProfiles(page.items().stream().map(Shapes.listed(account)::profile).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
