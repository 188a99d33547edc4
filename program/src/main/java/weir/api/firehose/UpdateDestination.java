package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationUpdate;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes a stream's destination, which counts the stream's version up. What waits is delivered to
/// the new one.
final class UpdateDestination
    extends FirehoseOperation<UpdateDestinationRequest, UpdateDestinationResponse> {
  UpdateDestination(Firehose firehose) {
    super(
        firehose,
        UpdateDestinationRequest::builder,
        "DeliveryStreamName",
        "CurrentDeliveryStreamVersionId",
        "DestinationId",
        "S3DestinationUpdate",
        "ExtendedS3DestinationUpdate",
        "HttpEndpointDestinationUpdate");
  }

  @Override
  protected List<Permission> needs(UpdateDestinationRequest request, Call call) {
    List<Permission> needed = new ArrayList<>();
    needed.add(onStream(request.deliveryStreamName(), call));
    roles(request).forEach(role -> needed.add(PassedRole.permission(role)));
    return needed;
  }

  @SuppressWarnings("deprecation") // older clients send S3DestinationUpdate
  private static Set<String> roles(UpdateDestinationRequest request) {
    Set<String> roles = new TreeSet<>();
    HttpEndpointDestinationUpdate http = request.httpEndpointDestinationUpdate();
    if (http != null && http.roleARN() != null) {
      roles.add(http.roleARN());
    }
    if (http != null && http.s3Update() != null && http.s3Update().roleARN() != null) {
      roles.add(http.s3Update().roleARN());
    }
    if (request.extendedS3DestinationUpdate() != null
        && request.extendedS3DestinationUpdate().roleARN() != null) {
      roles.add(request.extendedS3DestinationUpdate().roleARN());
    }
    if (request.s3DestinationUpdate() != null && request.s3DestinationUpdate().roleARN() != null) {
      roles.add(request.s3DestinationUpdate().roleARN());
    }
    return roles;
  }

  @Override
  public UpdateDestinationResponse answer(UpdateDestinationRequest given, Call call) {
    String name = name(given.deliveryStreamName());
    String version =
        RULES.present("currentDeliveryStreamVersionId", given.currentDeliveryStreamVersionId());
    String id = RULES.present("destinationId", given.destinationId());
    DeliveryStream changed =
        firehose()
            .change(
                call,
                name,
                stream -> {
                  if (stream.status() != DeliveryStreamStatus.ACTIVE) {
                    throw FirehoseErrors.inUse(
                        name, stream.description().deliveryStreamStatusAsString());
                  }
                  if (!version.equals(stream.description().versionId())) {
                    throw FirehoseErrors.otherVersion(
                        name, stream.description().versionId(), version);
                  }
                  if (!id.equals(Destinations.ID)) {
                    throw FirehoseErrors.invalid("Destination Id " + id + " not found");
                  }
                  return updated(stream, sealed(given, stream.arn()), call);
                });
    firehose().work().replace(changed.bufferId(), firehose().plans().plan(changed));
    return UpdateDestinationResponse.builder().build();
  }

  private DeliveryStream updated(
      DeliveryStream stream, UpdateDestinationRequest update, Call call) {
    String next = Long.toString(Long.parseLong(stream.description().versionId()) + 1);
    DeliveryStream changed =
        stream
            .with(Destinations.updated(stream.destination(), update))
            .with(
                stream.description().toBuilder()
                    .versionId(next)
                    .lastUpdateTimestamp(call.now())
                    .build());
    firehose().requirePlan(changed);
    firehose().requireRoles(changed);
    return changed;
  }

  private UpdateDestinationRequest sealed(UpdateDestinationRequest update, String arn) {
    HttpEndpointDestinationUpdate http = update.httpEndpointDestinationUpdate();
    if (http == null || http.endpointConfiguration() == null) {
      return update;
    }
    return update.toBuilder()
        .httpEndpointDestinationUpdate(
            http.toBuilder()
                .endpointConfiguration(firehose().plans().sealed(http.endpointConfiguration(), arn))
                .build())
        .build();
  }
}
