package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Switches an access key off, or on again.
final class UpdateAccessKey extends IamDeed<UpdateAccessKeyRequest, UpdateAccessKeyResponse> {

  UpdateAccessKey(Iam iam) {
    super(iam, UpdateAccessKeyRequest::builder);
  }

  @Override
  Permission permission(UpdateAccessKeyRequest request, AccountView account, Call call) {
    return IamPermission.onSelfOr(name(), account, call, request.userName());
  }

  @Override
  UpdateAccessKeyResponse answer(UpdateAccessKeyRequest request, AccountChange account, Call call) {
    KeyRecord key = Self.accessKey(request.userName(), request.accessKeyId(), account, call);
    boolean active =
        switch (String.valueOf(request.statusAsString())) {
          case "Active" -> true;
          case "Inactive" -> false;
          default ->
              throw IamError.validation(
                  "status is " + request.statusAsString() + " but must be Active or Inactive");
        };
    account.put(key.active(active));
    return UpdateAccessKeyResponse.builder().build();
  }
}
