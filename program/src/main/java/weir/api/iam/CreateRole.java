package weir.api.iam;

import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;

/// Makes a role.
final class CreateRole extends IamDeed<CreateRoleRequest, CreateRoleResponse> {

  CreateRole(Iam iam) {
    super(iam, CreateRoleRequest::builder);
  }

  @Override
  Permission permission(CreateRoleRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.onNew(
            name(), account, "role", request.path(), request.roleName(), request.tags()),
        request.permissionsBoundary());
  }

  @Override
  CreateRoleResponse answer(CreateRoleRequest request, AccountChange account, Call call) {
    String roleName = Constraint.roleName(request.roleName());
    String path = Constraint.path(request.path());
    if (path.startsWith("/aws-service-role/")) {
      throw IamError.validation(
          "The path "
              + path
              + " is for service-linked roles; make them with CreateServiceLinkedRole.");
    }
    String trust =
        Constraint.text(
            "assumeRolePolicyDocument",
            request.assumeRolePolicyDocument(),
            1,
            PolicyDocument.LONGEST);
    String description =
        request.description() == null
            ? ""
            : Constraint.text("description", request.description(), 0, 1000);
    int longest =
        Constraint.number(
            "maxSessionDuration",
            request.maxSessionDuration(),
            Role.SHORTEST_SESSION_SECONDS,
            Role.LONGEST_SESSION_SECONDS,
            Role.SHORTEST_SESSION_SECONDS);
    account.demandFree(IdentityKind.ROLE, roleName);
    if (request.permissionsBoundary() != null) {
      account.attachable(request.permissionsBoundary());
    }
    Role role =
        Role.of(
                roleName,
                path,
                iam().identifiers().id("AROA"),
                now(call),
                TrustPolicy.checked(trust, account))
            .described(description, longest)
            .withTags(Tags.NONE.with(request.tags()))
            .withBoundary(request.permissionsBoundary());
    account.put(role);
    return CreateRoleResponse.builder().role(Shapes.whole(account).role(role)).build();
  }
}
