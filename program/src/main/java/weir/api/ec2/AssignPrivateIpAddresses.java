package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssignedPrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Gives secondary IPv4 addresses to a network interface.
final class AssignPrivateIpAddresses
    extends Ec2Operation<AssignPrivateIpAddressesRequest, AssignPrivateIpAddressesResponse> {
  AssignPrivateIpAddresses(Ec2Parts parts) {
    super(
        parts,
        AssignPrivateIpAddressesRequest::builder,
        Members.of("PrivateIpAddresses", "SecondaryPrivateIpAddressCount", "AllowReassignment")
            .needing("NetworkInterfaceId"));
  }

  @Override
  List<Permission> needs(AssignPrivateIpAddressesRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()));
  }

  @Override
  public AssignPrivateIpAddressesResponse answer(
      AssignPrivateIpAddressesRequest request, Call call) {
    Integer count = request.secondaryPrivateIpAddressCount();
    if (request.hasPrivateIpAddresses() == (count != null)) {
      throw Ec2Errors.combination(
          "A call takes exactly one of privateIpAddresses and secondaryPrivateIpAddressCount.");
    }
    return parts()
        .change(
            call,
            change -> {
              String id = request.networkInterfaceId();
              NetworkInterface before = change.require(ResourceKinds.NETWORK_INTERFACE, id);
              NetworkInterfaces.refuseRequesterManaged(before);
              Subnet subnet = change.require(ResourceKinds.SUBNET, before.subnetId());
              SubnetAddresses pool = new SubnetAddresses(change, parts().ids(), subnet);
              List<String> assigned = new ArrayList<>();
              for (String address : request.privateIpAddresses()) {
                if (Boolean.TRUE.equals(request.allowReassignment())) {
                  takeFromOther(change, pool, address, id);
                }
                assigned.add(pool.take(address, id));
              }
              int any =
                  count == null ? 0 : AddressCounts.check(count, "secondaryPrivateIpAddressCount");
              for (int i = 0; i < any; i++) {
                assigned.add(pool.takeAny(true, id));
              }
              keep(change, before, assigned);
              return AssignPrivateIpAddressesResponse.builder()
                  .networkInterfaceId(id)
                  .assignedPrivateIpAddresses(
                      assigned.stream()
                          .map(
                              it -> AssignedPrivateIpAddress.builder().privateIpAddress(it).build())
                          .toList())
                  .build();
            });
  }

  private static void keep(Ec2Change change, NetworkInterface face, List<String> assigned) {
    String namedIn =
        NetworkInterfaces.hasHostnames(change, face.vpcId()) ? change.scope().region() : null;
    List<NetworkInterfacePrivateIpAddress> all = new ArrayList<>(face.privateIpAddresses());
    assigned.forEach(address -> all.add(NetworkInterfaces.privateAddress(address, false, namedIn)));
    change.put(ResourceKinds.NETWORK_INTERFACE, face.toBuilder().privateIpAddresses(all).build());
  }

  /// Another interface's secondary address moves; its primary one stays, and `take` refuses it.
  private static void takeFromOther(
      Ec2Change change, SubnetAddresses pool, String address, String id) {
    pool.owner(address)
        .filter(owner -> !owner.equals(id))
        .flatMap(owner -> change.find(ResourceKinds.NETWORK_INTERFACE, owner))
        .filter(owner -> !address.equals(owner.privateIpAddress()))
        .ifPresent(owner -> {
          change.put(
              ResourceKinds.NETWORK_INTERFACE,
              owner.toBuilder()
                  .privateIpAddresses(
                      owner.privateIpAddresses().stream()
                          .filter(it -> !address.equals(it.privateIpAddress()))
                          .toList())
                  .build());
          pool.release(address);
        });
  }
}
