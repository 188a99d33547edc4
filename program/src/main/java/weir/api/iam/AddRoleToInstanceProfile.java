package weir.api.iam;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Gives an instance profile its one role.
final class AddRoleToInstanceProfile
    extends IamDeed<AddRoleToInstanceProfileRequest, AddRoleToInstanceProfileResponse> {

  AddRoleToInstanceProfile(Iam iam) {
    super(iam, AddRoleToInstanceProfileRequest::builder);
  }

  @Override
  Permission permission(AddRoleToInstanceProfileRequest request, AccountView account, Call call) {
    return IamPermission.onProfile(name(), account, request.instanceProfileName());
  }

  /// Who gives a role to instances passes it to them.
  @Override
  public List<Permission> permissions(AddRoleToInstanceProfileRequest request, Call call) {
    Permission pass =
        iam()
            .read(
                call.accountId(),
                account ->
                    IamPermission.on("PassRole", account, IdentityKind.ROLE, request.roleName())
                        .when("iam:PassedToService", "ec2.amazonaws.com"));
    return Stream.concat(super.permissions(request, call).stream(), Stream.of(pass)).toList();
  }

  @Override
  AddRoleToInstanceProfileResponse answer(
      AddRoleToInstanceProfileRequest request, AccountChange account, Call call) {
    InstanceProfile profile = account.instanceProfile(request.instanceProfileName());
    Role role = account.role(request.roleName());
    if (profile.role() != null) {
      throw IamError.limitExceeded("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }
    account.put(profile.withRole(role.name()));
    return AddRoleToInstanceProfileResponse.builder().build();
  }
}
