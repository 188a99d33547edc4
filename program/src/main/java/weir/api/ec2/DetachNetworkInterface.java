package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Detaches a network interface, unless it is its instance's first or a service's.
final class DetachNetworkInterface
    extends Ec2Operation<DetachNetworkInterfaceRequest, DetachNetworkInterfaceResponse> {
  DetachNetworkInterface(Ec2Parts parts) {
    super(
        parts, DetachNetworkInterfaceRequest::builder, Members.of("Force").needing("AttachmentId"));
  }

  @Override
  List<Permission> needs(DetachNetworkInterfaceRequest request, Call call) {
    return parts()
        .read(call, view -> NetworkInterfaces.ofAttachment(view, request.attachmentId()))
        .map(face -> List.of(on(call, ResourceKinds.NETWORK_INTERFACE, face.networkInterfaceId())))
        .orElse(onAll());
  }

  @Override
  public DetachNetworkInterfaceResponse answer(DetachNetworkInterfaceRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              NetworkInterface face =
                  NetworkInterfaces.ofAttachment(change, request.attachmentId())
                      .orElseThrow(() -> Attachments.notFound(request.attachmentId()));
              if (Boolean.TRUE.equals(face.requesterManaged())) {
                throw ApiException.badRequest(
                    "OperationNotPermitted",
                    "You are not allowed to manage 'ela-attach' attachments.");
              }
              if (face.attachment().deviceIndex() == 0) {
                throw ApiException.badRequest(
                    "OperationNotPermitted",
                    "The network interface at device index 0 cannot be detached.");
              }
              change.put(
                  ResourceKinds.NETWORK_INTERFACE,
                  face.toBuilder()
                      .attachment((NetworkInterfaceAttachment) null)
                      .status(NetworkInterfaceStatus.AVAILABLE)
                      .build());
              return DetachNetworkInterfaceResponse.builder().build();
            });
  }
}
