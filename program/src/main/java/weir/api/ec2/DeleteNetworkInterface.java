package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a network interface that is attached to nothing.
final class DeleteNetworkInterface
    extends Ec2Operation<DeleteNetworkInterfaceRequest, DeleteNetworkInterfaceResponse> {
  DeleteNetworkInterface(Ec2Parts parts) {
    super(
        parts, DeleteNetworkInterfaceRequest::builder, Members.of().needing("NetworkInterfaceId"));
  }

  @Override
  List<Permission> needs(DeleteNetworkInterfaceRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()));
  }

  @Override
  public DeleteNetworkInterfaceResponse answer(DeleteNetworkInterfaceRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              NetworkInterface face =
                  change.require(ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId());
              NetworkInterfaces.refuseRequesterManaged(face);
              if (face.attachment() != null) {
                throw Ec2Errors.invalidValue(
                    "Network interface '" + face.networkInterfaceId() + "' is currently in use.");
              }
              NetworkInterfaces.remove(change, parts().ids(), face);
              return DeleteNetworkInterfaceResponse.builder().build();
            });
  }
}
