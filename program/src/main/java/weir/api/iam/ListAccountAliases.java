package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the account's alias, of which there is one at most.
final class ListAccountAliases
    extends IamQuestion<ListAccountAliasesRequest, ListAccountAliasesResponse> {

  ListAccountAliases(Iam iam) {
    super(iam, ListAccountAliasesRequest::builder);
  }

  @Override
  Permission permission(ListAccountAliasesRequest request, AccountView account, Call call) {
    return IamPermission.onAll(name());
  }

  @Override
  ListAccountAliasesResponse answer(
      ListAccountAliasesRequest request, AccountView account, Call call) {
    String alias = account.account().alias();
    return ListAccountAliasesResponse.builder()
        .accountAliases(alias == null ? List.of() : List.of(alias))
        .isTruncated(false)
        .build();
  }
}
