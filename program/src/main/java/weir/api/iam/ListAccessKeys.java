package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the access keys of a user, or of the caller itself.
final class ListAccessKeys extends IamQuestion<ListAccessKeysRequest, ListAccessKeysResponse> {

  ListAccessKeys(Iam iam) {
    super(iam, ListAccessKeysRequest::builder);
  }

  @Override
  Permission permission(ListAccessKeysRequest request, AccountView account, Call call) {
    return IamPermission.onSelfOr(name(), account, call, request.userName());
  }

  @Override
  ListAccessKeysResponse answer(ListAccessKeysRequest request, AccountView account, Call call) {
    List<AccessKeyMetadata> keys =
        Self.accessKeys(request.userName(), account, call).stream()
            .sorted()
            .flatMap(id -> account.findAccessKey(id).stream())
            .map(ListAccessKeys::shape)
            .toList();
    Page<AccessKeyMetadata> page =
        Page.of(keys, AccessKeyMetadata::accessKeyId, request.marker(), request.maxItems());
    return ListAccessKeysResponse.builder()
        .accessKeyMetadata(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }

  private static AccessKeyMetadata shape(KeyRecord key) {
    return AccessKeyMetadata.builder()
        .userName(key.user().isEmpty() ? null : key.user())
        .accessKeyId(key.id())
        .status(key.status())
        .createDate(key.createdAt())
        .build();
  }
}
