package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes an access key: what it signs is refused from the next request on.
final class DeleteAccessKey extends IamDeed<DeleteAccessKeyRequest, DeleteAccessKeyResponse> {

  DeleteAccessKey(Iam iam) {
    super(iam, DeleteAccessKeyRequest::builder);
  }

  @Override
  Permission permission(DeleteAccessKeyRequest request, AccountView account, Call call) {
    return IamPermission.onSelfOr(name(), account, call, request.userName());
  }

  @Override
  DeleteAccessKeyResponse answer(DeleteAccessKeyRequest request, AccountChange account, Call call) {
    KeyRecord key = Self.accessKey(request.userName(), request.accessKeyId(), account, call);
    if (key.user().isEmpty()) {
      Account owner = account.account();
      account.put(owner.withRootKeys(without(owner.rootKeys(), key)));
    } else {
      User user = account.user(key.user());
      account.put(user.withAccessKeys(without(user.accessKeys(), key)));
    }
    account.removeAccessKey(key.id());
    return DeleteAccessKeyResponse.builder().build();
  }

  private static List<String> without(List<String> ids, KeyRecord key) {
    return ids.stream().filter(id -> !id.equals(key.id())).toList();
  }
}
