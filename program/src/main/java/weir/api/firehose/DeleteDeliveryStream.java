package weir.api.firehose;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Ends a stream; what it has not delivered is forgotten, as in AWS.
final class DeleteDeliveryStream
    extends FirehoseOperation<DeleteDeliveryStreamRequest, DeleteDeliveryStreamResponse> {
  DeleteDeliveryStream(Firehose firehose) {
    // AllowForceDelete is about keys of encrypted streams, which there are none of.
    super(firehose, DeleteDeliveryStreamRequest::builder, "DeliveryStreamName", "AllowForceDelete");
  }

  @Override
  protected List<Permission> needs(DeleteDeliveryStreamRequest request, Call call) {
    return List.of(onStream(request.deliveryStreamName(), call));
  }

  @Override
  public DeleteDeliveryStreamResponse answer(DeleteDeliveryStreamRequest request, Call call) {
    DeliveryStream ending =
        firehose()
            .change(
                call,
                name(request.deliveryStreamName()),
                stream -> {
                  if (stream.status() == DeliveryStreamStatus.CREATING) {
                    throw FirehoseErrors.inUse(stream.name(), "CREATING");
                  }
                  return stream.with(DeliveryStreamStatus.DELETING);
                });
    firehose().delete(ending);
    return DeleteDeliveryStreamResponse.builder().build();
  }
}
