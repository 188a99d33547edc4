package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Associates an elastic address with an interface, so that the internet reaches it under that
/// address.
final class AssociateAddress
    extends Ec2Operation<AssociateAddressRequest, AssociateAddressResponse> {
  AssociateAddress(Ec2Parts parts) {
    super(
        parts,
        AssociateAddressRequest::builder,
        Members.of(
            "AllocationId",
            "PublicIp",
            "InstanceId",
            "NetworkInterfaceId",
            "PrivateIpAddress",
            "AllowReassociation"));
  }

  @Override
  List<Permission> needs(AssociateAddressRequest request, Call call) {
    return List.of(
        Permission.of(
            "ec2:" + name(),
            call.arn(
                "ec2",
                "elastic-ip/" + (request.allocationId() == null ? "*" : request.allocationId()))));
  }

  @Override
  public AssociateAddressResponse answer(AssociateAddressRequest request, Call call) {
    if ((request.instanceId() == null) == (request.networkInterfaceId() == null)) {
      throw ApiException.badRequest(
          "MissingParameter", "Either instance ID or network interface id must be specified");
    }
    return parts()
        .change(
            call,
            change -> {
              Address address =
                  ElasticAddresses.require(change, request.allocationId(), request.publicIp());
              NetworkInterface eni =
                  request.networkInterfaceId() == null
                      ? InstanceInterfaces.primary(change, request.instanceId())
                      : change.require(
                          ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId());
              String privateIp =
                  request.privateIpAddress() == null
                      ? eni.privateIpAddress()
                      : request.privateIpAddress();
              if (address.associationId() != null
                  && Boolean.FALSE.equals(request.allowReassociation())) {
                throw ApiException.badRequest(
                    "Resource.AlreadyAssociated",
                    "resource "
                        + address.allocationId()
                        + " is already associated with associate-id "
                        + address.associationId());
              }
              if (Gateways.internetGatewayOf(change, eni.vpcId()).isEmpty()) {
                throw ApiException.badRequest(
                    "Gateway.NotAttached",
                    "Network " + eni.vpcId() + " is not attached to any internet gateway");
              }
              String id =
                  ElasticAddresses.associate(
                      change, parts().ids(), address, eni.networkInterfaceId(), privateIp);
              return AssociateAddressResponse.builder().associationId(id).build();
            });
  }
}
