package weir.api.iam;

import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes an access key of a user, or of the caller itself; its secret is shown this once.
final class CreateAccessKey extends IamDeed<CreateAccessKeyRequest, CreateAccessKeyResponse> {

  CreateAccessKey(Iam iam) {
    super(iam, CreateAccessKeyRequest::builder);
  }

  @Override
  Permission permission(CreateAccessKeyRequest request, AccountView account, Call call) {
    return IamPermission.onSelfOr(name(), account, call, request.userName());
  }

  @Override
  CreateAccessKeyResponse answer(CreateAccessKeyRequest request, AccountChange account, Call call) {
    Credentials.NewKey made = make(request, account, call);
    KeyRecord key = made.key();
    return CreateAccessKeyResponse.builder()
        .accessKey(
            AccessKey.builder()
                .userName(key.user().isEmpty() ? null : key.user())
                .accessKeyId(key.id())
                .status(key.status())
                .secretAccessKey(made.secret())
                .createDate(key.createdAt())
                .build())
        .build();
  }

  private Credentials.NewKey make(
      CreateAccessKeyRequest request, AccountChange account, Call call) {
    if (Self.isRoot(request.userName(), call)) {
      return Credentials.forRoot(iam(), account, now(call));
    }
    User user = account.user(Self.userName(request.userName(), call));
    return Credentials.forUser(iam(), account, user, now(call));
  }
}
