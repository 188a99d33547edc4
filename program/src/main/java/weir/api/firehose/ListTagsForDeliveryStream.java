package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the tags of a stream, by ascending key.
final class ListTagsForDeliveryStream
    extends FirehoseOperation<ListTagsForDeliveryStreamRequest, ListTagsForDeliveryStreamResponse> {
  private static final int MOST = 50;

  ListTagsForDeliveryStream(Firehose firehose) {
    super(
        firehose,
        ListTagsForDeliveryStreamRequest::builder,
        "DeliveryStreamName",
        "ExclusiveStartTagKey",
        "Limit");
  }

  @Override
  protected List<Permission> needs(ListTagsForDeliveryStreamRequest request, Call call) {
    return List.of(onStream(request.deliveryStreamName(), call));
  }

  @Override
  public ListTagsForDeliveryStreamResponse answer(
      ListTagsForDeliveryStreamRequest request, Call call) {
    int limit = RULES.within("limit", request.limit(), 1, MOST, MOST);
    String after = request.exclusiveStartTagKey();
    List<Tag> tags =
        firehose().stream(call, name(request.deliveryStreamName())).tags().stream()
            .filter(tag -> after == null || tag.key().compareTo(after) > 0)
            .toList();
    return ListTagsForDeliveryStreamResponse.builder()
        .tags(tags.subList(0, Math.min(limit, tags.size())))
        .hasMoreTags(tags.size() > limit)
        .build();
  }
}
