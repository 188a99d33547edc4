package weir.api.ec2;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Attaches a network interface to an instance of the same zone.
final class AttachNetworkInterface
    extends Ec2Operation<AttachNetworkInterfaceRequest, AttachNetworkInterfaceResponse> {
  private static final Set<String> ATTACHABLE = Set.of("running", "stopped");

  AttachNetworkInterface(Ec2Parts parts) {
    super(
        parts,
        AttachNetworkInterfaceRequest::builder,
        Members.of().needing("NetworkInterfaceId", "InstanceId", "DeviceIndex"));
  }

  @Override
  List<Permission> needs(AttachNetworkInterfaceRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()),
        on(call, ResourceKinds.INSTANCE, request.instanceId()));
  }

  @Override
  public AttachNetworkInterfaceResponse answer(AttachNetworkInterfaceRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              NetworkInterface face =
                  change.require(ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId());
              Instance instance = change.require(ResourceKinds.INSTANCE, request.instanceId());
              check(change, face, instance, request.deviceIndex());
              NetworkInterfaceAttachment attachment =
                  Attachments.of(
                      parts().ids(),
                      instance.instanceId(),
                      call.accountId(),
                      request.deviceIndex(),
                      call.now());
              change.put(
                  ResourceKinds.NETWORK_INTERFACE,
                  face.toBuilder()
                      .attachment(attachment)
                      .status(NetworkInterfaceStatus.IN_USE)
                      .build());
              return AttachNetworkInterfaceResponse.builder()
                  .attachmentId(attachment.attachmentId())
                  .networkCardIndex(0)
                  .build();
            });
  }

  private static void check(Ec2View view, NetworkInterface face, Instance instance, int index) {
    if (face.attachment() != null) {
      throw ApiException.badRequest(
          "InvalidNetworkInterface.InUse",
          "Interface: [" + face.networkInterfaceId() + "] in use.");
    }
    if (instance.state() != null && !ATTACHABLE.contains(instance.state().nameAsString())) {
      throw ApiException.badRequest(
          "IncorrectInstanceState",
          "Instance '"
              + instance.instanceId()
              + "' is "
              + instance.state().nameAsString()
              + " but must be running or stopped.");
    }
    if (instance.placement() != null
        && !face.availabilityZone().equals(instance.placement().availabilityZone())) {
      throw Ec2Errors.combination(
          "You may not attach a network interface to an instance if they are not in the same"
              + " availability zone");
    }
    boolean taken =
        NetworkInterfaces.ofInstance(view, instance.instanceId()).stream()
            .anyMatch(other -> other.attachment().deviceIndex() == index);
    if (index < 0) {
      throw Ec2Errors.invalidValue(index, "deviceIndex", "It must be 0 or more.");
    }
    if (taken) {
      throw Ec2Errors.invalidValue(
          "Instance '"
              + instance.instanceId()
              + "' already has an interface attached at device index '"
              + index
              + "'.");
    }
  }
}
