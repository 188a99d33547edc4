package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the MFA devices of a user, of which Weir has none.
final class ListMFADevices extends IamQuestion<ListMfaDevicesRequest, ListMfaDevicesResponse> {

  ListMFADevices(Iam iam) {
    super(iam, ListMfaDevicesRequest::builder);
  }

  @Override
  Permission permission(ListMfaDevicesRequest request, AccountView account, Call call) {
    return IamPermission.onSelfOr(name(), account, call, request.userName());
  }

  @Override
  ListMfaDevicesResponse answer(ListMfaDevicesRequest request, AccountView account, Call call) {
    if (!Self.isRoot(request.userName(), call)) {
      account.user(Self.userName(request.userName(), call));
    }
    return ListMfaDevicesResponse.builder().mfaDevices(List.of()).isTruncated(false).build();
  }
}
