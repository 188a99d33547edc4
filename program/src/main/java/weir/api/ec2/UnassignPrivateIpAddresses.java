package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes secondary IPv4 addresses from a network interface.
final class UnassignPrivateIpAddresses
    extends Ec2Operation<UnassignPrivateIpAddressesRequest, UnassignPrivateIpAddressesResponse> {
  UnassignPrivateIpAddresses(Ec2Parts parts) {
    super(
        parts,
        UnassignPrivateIpAddressesRequest::builder,
        Members.of().needing("NetworkInterfaceId", "PrivateIpAddresses"));
  }

  @Override
  List<Permission> needs(UnassignPrivateIpAddressesRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()));
  }

  @Override
  public UnassignPrivateIpAddressesResponse answer(
      UnassignPrivateIpAddressesRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              NetworkInterface face =
                  change.require(ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId());
              NetworkInterfaces.refuseRequesterManaged(face);
              List<String> secondary =
                  face.privateIpAddresses().stream()
                      .filter(address -> !Boolean.TRUE.equals(address.primary()))
                      .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
                      .toList();
              Subnet subnet = change.require(ResourceKinds.SUBNET, face.subnetId());
              SubnetAddresses pool = new SubnetAddresses(change, parts().ids(), subnet);
              for (String address : request.privateIpAddresses()) {
                if (!secondary.contains(address)) {
                  throw Ec2Errors.invalidValue(
                      "Some of the specified addresses are not assigned to interface "
                          + face.networkInterfaceId()
                          + " as secondary ones: "
                          + address);
                }
                pool.release(address);
              }
              change.put(
                  ResourceKinds.NETWORK_INTERFACE,
                  face.toBuilder()
                      .privateIpAddresses(
                          face.privateIpAddresses().stream()
                              .filter(it ->
                                  !request.privateIpAddresses().contains(it.privateIpAddress()))
                              .toList())
                      .build());
              return UnassignPrivateIpAddressesResponse.builder().build();
            });
  }
}
