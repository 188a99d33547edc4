package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsRequest;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the names of the streams of an account and region.
final class ListDeliveryStreams
    extends FirehoseOperation<ListDeliveryStreamsRequest, ListDeliveryStreamsResponse> {
  private static final int USUAL = 10;

  ListDeliveryStreams(Firehose firehose) {
    super(
        firehose,
        ListDeliveryStreamsRequest::builder,
        "Limit",
        "DeliveryStreamType",
        "ExclusiveStartDeliveryStreamName");
  }

  @Override
  protected List<Permission> needs(ListDeliveryStreamsRequest request, Call call) {
    return List.of(Permission.of("firehose:ListDeliveryStreams", "*"));
  }

  @Override
  public ListDeliveryStreamsResponse answer(ListDeliveryStreamsRequest request, Call call) {
    int limit = RULES.within("limit", request.limit(), 1, 10_000, USUAL);
    String after = request.exclusiveStartDeliveryStreamName();
    boolean direct =
        request.deliveryStreamType() == null
            || request.deliveryStreamType() == DeliveryStreamType.DIRECT_PUT;
    List<String> names =
        firehose()
            .read(view ->
                view.all(FirehoseDocuments.STREAM, call.scope()).stream()
                    .map(stream -> stream.deliveryStreamName())
                    .filter(name -> direct && (after == null || name.compareTo(after) > 0))
                    .toList());
    return ListDeliveryStreamsResponse.builder()
        .deliveryStreamNames(names.subList(0, Math.min(limit, names.size())))
        .hasMoreDeliveryStreams(names.size() > limit)
        .build();
  }
}
