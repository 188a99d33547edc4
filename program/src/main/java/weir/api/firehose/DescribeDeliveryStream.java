package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a stream and its destination.
final class DescribeDeliveryStream
    extends FirehoseOperation<DescribeDeliveryStreamRequest, DescribeDeliveryStreamResponse> {
  DescribeDeliveryStream(Firehose firehose) {
    super(
        firehose,
        DescribeDeliveryStreamRequest::builder,
        "DeliveryStreamName",
        "Limit",
        "ExclusiveStartDestinationId");
  }

  @Override
  protected List<Permission> needs(DescribeDeliveryStreamRequest request, Call call) {
    return List.of(onStream(request.deliveryStreamName(), call));
  }

  @Override
  public DescribeDeliveryStreamResponse answer(DescribeDeliveryStreamRequest request, Call call) {
    RULES.within("limit", request.limit(), 1, 10_000, 1);
    DeliveryStream stream = firehose().stream(call, name(request.deliveryStreamName()));
    String after = request.exclusiveStartDestinationId();
    List<DestinationDescription> destinations =
        after != null && after.compareTo(Destinations.ID) >= 0
            ? List.of()
            : List.of(Destinations.described(stream.destination()));
    return DescribeDeliveryStreamResponse.builder()
        .deliveryStreamDescription(
            stream.description().toBuilder()
                .destinations(destinations)
                .hasMoreDestinations(false)
                .build())
        .build();
  }
}
