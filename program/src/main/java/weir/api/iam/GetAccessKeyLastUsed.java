package weir.api.iam;

import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows when an access key was last seen, to about a quarter of an hour.
final class GetAccessKeyLastUsed
    extends IamQuestion<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse> {

  GetAccessKeyLastUsed(Iam iam) {
    super(iam, GetAccessKeyLastUsedRequest::builder);
  }

  @Override
  Permission permission(GetAccessKeyLastUsedRequest request, AccountView account, Call call) {
    return IamPermission.on(
        name(),
        account,
        IdentityKind.USER,
        account
            .findAccessKey(String.valueOf(request.accessKeyId()))
            .map(KeyRecord::user)
            .orElse(""));
  }

  @Override
  GetAccessKeyLastUsedResponse answer(
      GetAccessKeyLastUsedRequest request, AccountView account, Call call) {
    String id = Constraint.text("accessKeyId", request.accessKeyId(), 16, 128);
    KeyRecord key =
        account
            .findAccessKey(id)
            .filter(found -> found.accountId().equals(account.accountId()))
            .orElseThrow(
                () -> IamError.noSuchEntity("The Access Key with id " + id + " cannot be found."));
    AccessKeyLastUsed used =
        account
            .findUse(id)
            .map(use ->
                AccessKeyLastUsed.builder()
                    .lastUsedDate(use.at())
                    .serviceName(use.service())
                    .region(use.region())
                    .build())
            .orElseGet(() -> AccessKeyLastUsed.builder().serviceName("N/A").region("N/A").build());
    return GetAccessKeyLastUsedResponse.builder()
        .userName(key.user().isEmpty() ? null : key.user())
        .accessKeyLastUsed(used)
        .build();
  }
}
