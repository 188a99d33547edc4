package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.model.net.IpAddress;

/// Takes IPv6 addresses from a network interface.
final class UnassignIpv6Addresses
    extends Ec2Operation<UnassignIpv6AddressesRequest, UnassignIpv6AddressesResponse> {
  UnassignIpv6Addresses(Ec2Parts parts) {
    super(
        parts,
        UnassignIpv6AddressesRequest::builder,
        Members.of().needing("NetworkInterfaceId", "Ipv6Addresses"));
  }

  @Override
  List<Permission> needs(UnassignIpv6AddressesRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()));
  }

  @Override
  public UnassignIpv6AddressesResponse answer(UnassignIpv6AddressesRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              NetworkInterface face =
                  change.require(ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId());
              NetworkInterfaces.refuseRequesterManaged(face);
              Subnet subnet = change.require(ResourceKinds.SUBNET, face.subnetId());
              SubnetAddresses pool = new SubnetAddresses(change, parts().ids(), subnet);
              List<NetworkInterfaceIpv6Address> rest = new ArrayList<>(face.ipv6Addresses());
              for (String text : request.ipv6Addresses()) {
                String address = IpAddress.find(text).map(IpAddress::toString).orElse(text);
                if (!rest.removeIf(known -> known.ipv6Address().equals(address))) {
                  throw Ec2Errors.invalidValue(
                      "The address " + text + " is not assigned to " + face.networkInterfaceId());
                }
                pool.release(address);
              }
              change.put(
                  ResourceKinds.NETWORK_INTERFACE, face.toBuilder().ipv6Addresses(rest).build());
              return UnassignIpv6AddressesResponse.builder()
                  .networkInterfaceId(face.networkInterfaceId())
                  .unassignedIpv6Addresses(request.ipv6Addresses())
                  .build();
            });
  }
}
