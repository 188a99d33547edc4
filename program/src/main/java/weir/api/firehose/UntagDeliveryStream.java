package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.UntagDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.UntagDeliveryStreamResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes tags off a stream.
final class UntagDeliveryStream
    extends FirehoseOperation<UntagDeliveryStreamRequest, UntagDeliveryStreamResponse> {
  UntagDeliveryStream(Firehose firehose) {
    super(firehose, UntagDeliveryStreamRequest::builder, "DeliveryStreamName", "TagKeys");
  }

  @Override
  protected List<Permission> needs(UntagDeliveryStreamRequest request, Call call) {
    Permission asked = onStream(request.deliveryStreamName(), call);
    String[] keys = request.tagKeys().toArray(String[]::new);
    return List.of(keys.length == 0 ? asked : asked.when("aws:TagKeys", keys));
  }

  @Override
  public UntagDeliveryStreamResponse answer(UntagDeliveryStreamRequest request, Call call) {
    RULES.size("tagKeys", request.tagKeys(), 1, 50);
    firehose()
        .change(
            call,
            name(request.deliveryStreamName()),
            stream ->
                stream.withTags(
                    stream.tags().stream()
                        .filter(tag -> !request.tagKeys().contains(tag.key()))
                        .toList()));
    return UntagDeliveryStreamResponse.builder().build();
  }
}
