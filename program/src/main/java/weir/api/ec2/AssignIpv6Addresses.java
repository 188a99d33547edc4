package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Gives IPv6 addresses to a network interface.
final class AssignIpv6Addresses
    extends Ec2Operation<AssignIpv6AddressesRequest, AssignIpv6AddressesResponse> {
  AssignIpv6Addresses(Ec2Parts parts) {
    super(
        parts,
        AssignIpv6AddressesRequest::builder,
        Members.of("Ipv6Addresses", "Ipv6AddressCount").needing("NetworkInterfaceId"));
  }

  @Override
  List<Permission> needs(AssignIpv6AddressesRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()));
  }

  @Override
  public AssignIpv6AddressesResponse answer(AssignIpv6AddressesRequest request, Call call) {
    Integer count = request.ipv6AddressCount();
    if (request.hasIpv6Addresses() == (count != null)) {
      throw Ec2Errors.combination(
          "A call takes exactly one of ipv6Addresses and ipv6AddressCount.");
    }
    return parts()
        .change(
            call,
            change -> {
              String id = request.networkInterfaceId();
              NetworkInterface face = change.require(ResourceKinds.NETWORK_INTERFACE, id);
              NetworkInterfaces.refuseRequesterManaged(face);
              Subnet subnet = change.require(ResourceKinds.SUBNET, face.subnetId());
              SubnetAddresses pool = new SubnetAddresses(change, parts().ids(), subnet);
              List<String> assigned = new ArrayList<>();
              request.ipv6Addresses().forEach(address -> assigned.add(pool.take(address, id)));
              int any = count == null ? 0 : AddressCounts.check(count, "ipv6AddressCount");
              for (int i = 0; i < any; i++) {
                assigned.add(pool.takeAny(false, id));
              }
              List<NetworkInterfaceIpv6Address> all = new ArrayList<>(face.ipv6Addresses());
              assigned.stream().map(NetworkInterfaces::ipv6).forEach(all::add);
              change.put(
                  ResourceKinds.NETWORK_INTERFACE, face.toBuilder().ipv6Addresses(all).build());
              return AssignIpv6AddressesResponse.builder()
                  .networkInterfaceId(id)
                  .assignedIpv6Addresses(assigned)
                  .build();
            });
  }
}
