package weir.api.kms;

import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import weir.api.gateway.Call;

/// Shows the keys of an account and region.
final class ListKeys extends KmsOperation<ListKeysRequest, ListKeysResponse> {
  ListKeys(Kms kms) {
    super(kms, ListKeysRequest::builder, "Limit", "Marker");
  }

  @Override
  public ListKeysResponse answer(ListKeysRequest request, Call call) {
    Page<KmsKey> page =
        Page.of(
            kms().read(view -> kms().keys().all(view, call.scope(), call.now())),
            KmsKey::id,
            new Page.Asked(request.limit(), request.marker(), 100, 1000));
    return ListKeysResponse.builder()
        .keys(
            page.items().stream()
                .map(key -> KeyListEntry.builder().keyId(key.id()).keyArn(key.arn()).build())
                .toList())
        .nextMarker(page.nextMarker())
        .truncated(page.truncated())
        .build();
  }
}
