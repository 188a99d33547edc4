package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Makes instances with their interfaces. No machine is started: an instance is the owner of its
/// interfaces, `running` from the beginning, and a Linux interface or namespace is attached to them
/// by a tag.
final class RunInstances extends Ec2Operation<RunInstancesRequest, RunInstancesResponse> {
  RunInstances(Ec2Parts parts) {
    super(parts, RunInstancesRequest::builder, Launch.MEMBERS);
  }

  @Override
  List<Permission> needs(RunInstancesRequest request, Call call) {
    List<Permission> needed = new ArrayList<>();
    for (ResourceKind<?> kind : List.of(ResourceKinds.INSTANCE, ResourceKinds.NETWORK_INTERFACE)) {
      needed.addAll(
          creating(
              call,
              kind,
              request.tagSpecifications().stream()
                  .filter(one -> kind.type().equals(one.resourceTypeAsString()))
                  .toList()));
    }
    if (request.imageId() != null) {
      needed.add(
          Permission.of(
              "ec2:" + name(), "arn:aws:ec2:" + call.region() + "::image/" + request.imageId()));
    }
    if (request.subnetId() != null) {
      needed.add(on(call, ResourceKinds.SUBNET, request.subnetId()));
    }
    request
        .securityGroupIds()
        .forEach(id -> needed.add(on(call, ResourceKinds.SECURITY_GROUP, id)));
    InstanceProfiles.Profile profile = profile(request, call);
    if (profile != null && profile.roleArn() != null) {
      needed.add(
          Permission.of("iam:PassRole", profile.roleArn())
              .when("iam:PassedToService", "ec2.amazonaws.com"));
    }
    return needed;
  }

  private InstanceProfiles.@Nullable Profile profile(RunInstancesRequest request, Call call) {
    IamInstanceProfileSpecification asked = request.iamInstanceProfile();
    if (asked == null) {
      return null;
    }
    boolean byArn = asked.arn() != null;
    String given = byArn ? asked.arn() : String.valueOf(asked.name());
    String name = given.substring(given.lastIndexOf('/') + 1);
    return parts()
        .profiles()
        .find(call.accountId(), name)
        .filter(profile -> !byArn || profile.arn().equals(given))
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidParameterValue",
                "Value ("
                    + given
                    + ") for parameter iamInstanceProfile."
                    + (byArn ? "arn" : "name")
                    + " is invalid. Invalid IAM Instance Profile "
                    + (byArn ? "ARN" : "name")));
  }

  @Override
  public RunInstancesResponse answer(RunInstancesRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              Instances.forgetTheLongGone(change, call.now());
              List<String> made =
                  ClientTokens.once(
                      change,
                      call.now(),
                      name(),
                      request.clientToken(),
                      request,
                      () ->
                          new Launch(
                                  change,
                                  parts().ids(),
                                  call.now(),
                                  request,
                                  profile(request, call))
                              .run());
              Reservation reservation =
                  change.find(RoutingDocuments.RESERVATION, made.getFirst()).orElseThrow();
              return RunInstancesResponse.builder()
                  .reservationId(reservation.reservationId())
                  .ownerId(reservation.ownerId())
                  .instances(
                      made.stream()
                          .map(id ->
                              Instances.shown(change, change.require(ResourceKinds.INSTANCE, id)))
                          .toList())
                  .build();
            });
  }
}
