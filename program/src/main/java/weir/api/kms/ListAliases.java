package weir.api.kms;

import java.util.List;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import weir.api.gateway.Call;

/// Shows the aliases of an account and region, or those of one key.
final class ListAliases extends KmsOperation<ListAliasesRequest, ListAliasesResponse> {
  ListAliases(Kms kms) {
    super(kms, ListAliasesRequest::builder, "KeyId", "Limit", "Marker");
  }

  @Override
  public ListAliasesResponse answer(ListAliasesRequest request, Call call) {
    Page<AliasListEntry> page =
        Page.of(
            aliases(request, call),
            AliasListEntry::aliasName,
            new Page.Asked(request.limit(), request.marker(), 50, 100));
    return ListAliasesResponse.builder()
        .aliases(page.items())
        .nextMarker(page.nextMarker())
        .truncated(page.truncated())
        .build();
  }

  private List<AliasListEntry> aliases(ListAliasesRequest request, Call call) {
    if (request.keyId() == null) {
      return kms().read(view -> view.all(KmsDocuments.ALIAS, call.scope()));
    }
    KmsKey key = TargetKey.of(kms(), request.keyId(), call);
    return kms().read(view -> Aliases.of(view, key));
  }
}
