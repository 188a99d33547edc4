package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.TagDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.TagDeliveryStreamResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts tags on a stream.
final class TagDeliveryStream
    extends FirehoseOperation<TagDeliveryStreamRequest, TagDeliveryStreamResponse> {
  TagDeliveryStream(Firehose firehose) {
    super(firehose, TagDeliveryStreamRequest::builder, "DeliveryStreamName", "Tags");
  }

  @Override
  protected List<Permission> needs(TagDeliveryStreamRequest request, Call call) {
    return List.of(
        StreamTags.requested(onStream(request.deliveryStreamName(), call), request.tags()));
  }

  @Override
  public TagDeliveryStreamResponse answer(TagDeliveryStreamRequest request, Call call) {
    RULES.size("tags", request.tags(), 1, 50);
    firehose()
        .change(
            call,
            name(request.deliveryStreamName()),
            stream -> stream.withTags(StreamTags.merged(stream.tags(), request.tags())));
    return TagDeliveryStreamResponse.builder().build();
  }
}
