package weir.api.firehose;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.state.Scope;

/// Makes a stream that takes records directly. It is `CREATING` at first, and takes none before it
/// is `ACTIVE`.
final class CreateDeliveryStream
    extends FirehoseOperation<CreateDeliveryStreamRequest, CreateDeliveryStreamResponse> {
  CreateDeliveryStream(Firehose firehose) {
    super(
        firehose,
        CreateDeliveryStreamRequest::builder,
        "DeliveryStreamName",
        "DeliveryStreamType",
        "S3DestinationConfiguration",
        "ExtendedS3DestinationConfiguration",
        "HttpEndpointDestinationConfiguration",
        "Tags");
  }

  @Override
  protected List<Permission> needs(CreateDeliveryStreamRequest request, Call call) {
    Permission create = onStream(request.deliveryStreamName(), call);
    List<Permission> needed = new ArrayList<>();
    needed.add(StreamTags.requested(create, request.tags()));
    if (!request.tags().isEmpty()) {
      Permission tag = Permission.of("firehose:TagDeliveryStream", create.resource());
      needed.add(StreamTags.requested(tag, request.tags()));
    }
    for (String role : Destinations.roles(Destinations.asked(request))) {
      needed.add(PassedRole.permission(role));
    }
    return needed;
  }

  @Override
  public CreateDeliveryStreamResponse answer(CreateDeliveryStreamRequest request, Call call) {
    String type = request.deliveryStreamTypeAsString();
    if (type != null && !type.equals("DirectPut")) {
      throw FirehoseErrors.invalid(
          "DeliveryStreamType is " + type + " but Weir's Firehose has DirectPut only");
    }
    String name = name(request.deliveryStreamName());
    Scope scope = call.scope();
    String arn = arn(scope, name);
    DeliveryStreamDescription description =
        DeliveryStreamDescription.builder()
            .deliveryStreamName(name)
            .deliveryStreamARN(arn)
            .deliveryStreamStatus(DeliveryStreamStatus.CREATING)
            .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
            .versionId("1")
            .createTimestamp(call.now())
            .build();
    DeliveryStream stream =
        new DeliveryStream(
            scope,
            description,
            firehose().plans().sealed(Destinations.asked(request), arn),
            StreamTags.merged(List.of(), request.tags()),
            UUID.randomUUID().toString());
    firehose().requirePlan(stream);
    firehose().requireRoles(stream);
    firehose().create(stream);
    return CreateDeliveryStreamResponse.builder().deliveryStreamARN(arn).build();
  }
}
