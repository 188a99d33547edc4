package weir.api.kms;

import java.util.List;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesRequest;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesResponse;
import weir.api.gateway.Call;

/// Shows the names of a key's policies: each key has the one.
final class ListKeyPolicies extends KeyOperation<ListKeyPoliciesRequest, ListKeyPoliciesResponse> {
  ListKeyPolicies(Kms kms) {
    super(
        kms,
        ListKeyPoliciesRequest::builder,
        ListKeyPoliciesRequest::keyId,
        "KeyId",
        "Limit",
        "Marker");
  }

  @Override
  public ListKeyPoliciesResponse answer(ListKeyPoliciesRequest request, Call call) {
    Page<String> page =
        Page.of(
            List.of(KeyPolicies.NAME),
            name -> name,
            new Page.Asked(request.limit(), request.marker(), 100, 1000));
    return ListKeyPoliciesResponse.builder()
        .policyNames(page.items())
        .nextMarker(page.nextMarker())
        .truncated(page.truncated())
        .build();
  }
}
