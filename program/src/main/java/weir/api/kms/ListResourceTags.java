package weir.api.kms;

import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.Tag;
import weir.api.gateway.Call;

/// Shows the tags of a key.
final class ListResourceTags
    extends KeyOperation<ListResourceTagsRequest, ListResourceTagsResponse> {
  ListResourceTags(Kms kms) {
    super(
        kms,
        ListResourceTagsRequest::builder,
        ListResourceTagsRequest::keyId,
        "KeyId",
        "Limit",
        "Marker");
  }

  @Override
  public ListResourceTagsResponse answer(ListResourceTagsRequest request, Call call) {
    Page<Tag> page =
        Page.of(
            key(request, call).tags(),
            Tag::tagKey,
            new Page.Asked(request.limit(), request.marker(), 50, 50));
    return ListResourceTagsResponse.builder()
        .tags(page.items())
        .nextMarker(page.nextMarker())
        .truncated(page.truncated())
        .build();
  }
}
