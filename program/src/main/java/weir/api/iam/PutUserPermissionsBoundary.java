package weir.api.iam;

import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Bounds what a user may, whatever its policies say.
final class PutUserPermissionsBoundary
    extends IamDeed<PutUserPermissionsBoundaryRequest, PutUserPermissionsBoundaryResponse> {

  PutUserPermissionsBoundary(Iam iam) {
    super(iam, PutUserPermissionsBoundaryRequest::builder);
  }

  @Override
  Permission permission(PutUserPermissionsBoundaryRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.USER, request.userName()),
        request.permissionsBoundary());
  }

  @Override
  PutUserPermissionsBoundaryResponse answer(
      PutUserPermissionsBoundaryRequest request, AccountChange account, Call call) {
    User user = account.user(request.userName());
    ManagedPolicy boundary = account.attachable(request.permissionsBoundary());
    account.put(user.withBoundary(boundary.arn()));
    return PutUserPermissionsBoundaryResponse.builder().build();
  }
}
