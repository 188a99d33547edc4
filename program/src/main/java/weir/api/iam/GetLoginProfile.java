package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Says that a user has no password: nobody signs in to Weir with one.
final class GetLoginProfile extends IamQuestion<GetLoginProfileRequest, GetLoginProfileResponse> {

  GetLoginProfile(Iam iam) {
    super(iam, GetLoginProfileRequest::builder);
  }

  @Override
  Permission permission(GetLoginProfileRequest request, AccountView account, Call call) {
    return IamPermission.onSelfOr(name(), account, call, request.userName());
  }

  @Override
  GetLoginProfileResponse answer(GetLoginProfileRequest request, AccountView account, Call call) {
    User user = account.user(Self.userName(request.userName(), call));
    throw IamError.noSuchEntity("Login Profile for User " + user.name() + " cannot be found.");
  }
}
