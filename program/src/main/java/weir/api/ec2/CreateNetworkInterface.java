package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a network interface in a subnet.
final class CreateNetworkInterface
    extends Ec2Operation<CreateNetworkInterfaceRequest, CreateNetworkInterfaceResponse> {
  /// What users may ask for; the other types belong to services.
  private static final Set<String> TYPES =
      Set.of("interface", "efa", "efa-only", "branch", "trunk");

  CreateNetworkInterface(Ec2Parts parts) {
    super(
        parts,
        CreateNetworkInterfaceRequest::builder,
        Members.of(
                "Description",
                "Groups",
                "PrivateIpAddress",
                "PrivateIpAddresses",
                "SecondaryPrivateIpAddressCount",
                "Ipv6Addresses",
                "Ipv6AddressCount",
                "InterfaceType",
                "ConnectionTrackingSpecification",
                "TagSpecifications",
                "ClientToken")
            .needing("SubnetId"));
  }

  @Override
  List<Permission> needs(CreateNetworkInterfaceRequest request, Call call) {
    List<Permission> needed =
        new ArrayList<>(
            creating(call, ResourceKinds.NETWORK_INTERFACE, request.tagSpecifications()));
    needed.add(on(call, ResourceKinds.SUBNET, request.subnetId()));
    request.groups().forEach(group -> needed.add(on(call, ResourceKinds.SECURITY_GROUP, group)));
    return needed;
  }

  @Override
  public CreateNetworkInterfaceResponse answer(CreateNetworkInterfaceRequest request, Call call) {
    List<Tag> tags =
        Tagging.requested(ResourceKinds.NETWORK_INTERFACE, request.tagSpecifications());
    String type = request.interfaceTypeAsString();
    if (type != null && !TYPES.contains(type)) {
      throw Ec2Errors.invalidValue(
          type, "interfaceType", "Only AWS services make interfaces of that type.");
    }
    return parts()
        .change(
            call,
            change -> {
              Subnet subnet = change.require(ResourceKinds.SUBNET, request.subnetId());
              List<String> made =
                  ClientTokens.once(
                      change,
                      call.now(),
                      name(),
                      request.clientToken(),
                      request,
                      () -> {
                        NetworkInterface face =
                            NetworkInterfaces.make(
                                change,
                                parts().ids(),
                                subnet,
                                addresses(request),
                                face(change, subnet, request, call));
                        change.tag(
                            ResourceKinds.NETWORK_INTERFACE, face.networkInterfaceId(), tags);
                        return List.of(face.networkInterfaceId());
                      });
              NetworkInterface face =
                  change.require(ResourceKinds.NETWORK_INTERFACE, made.getFirst());
              return CreateNetworkInterfaceResponse.builder()
                  .networkInterface(change.tagged(ResourceKinds.NETWORK_INTERFACE, face))
                  .clientToken(request.clientToken())
                  .build();
            });
  }

  private static NetworkInterface.Builder face(
      Ec2View view, Subnet subnet, CreateNetworkInterfaceRequest request, Call call) {
    NetworkInterface.Builder face =
        NetworkInterface.builder()
            .description(request.description())
            .interfaceType(request.interfaceTypeAsString())
            .requesterId(call.caller().uniqueId());
    if (request.hasGroups()) {
      face.groups(NetworkInterfaces.groups(view, subnet.vpcId(), request.groups()));
    }
    if (request.connectionTrackingSpecification() != null) {
      face.connectionTrackingConfiguration(
          TrackingTimeouts.of(request.connectionTrackingSpecification()));
    }
    return face;
  }

  private static NetworkInterfaces.Addresses addresses(CreateNetworkInterfaceRequest request) {
    List<PrivateIpAddressSpecification> specified = request.privateIpAddresses();
    if (!specified.isEmpty() && request.secondaryPrivateIpAddressCount() != null) {
      throw Ec2Errors.combination(
          "The parameters privateIpAddresses and secondaryPrivateIpAddressCount cannot be used"
              + " together.");
    }
    String primary = request.privateIpAddress();
    List<String> more = new ArrayList<>();
    for (PrivateIpAddressSpecification one : specified) {
      if (!Boolean.TRUE.equals(one.primary())) {
        more.add(one.privateIpAddress());
      } else if (primary == null || primary.equals(one.privateIpAddress())) {
        primary = one.privateIpAddress();
      } else {
        throw Ec2Errors.combination("Only one primary private IP address can be specified.");
      }
    }
    List<String> ipv6 =
        request.ipv6Addresses().stream().map(InstanceIpv6Address::ipv6Address).toList();
    return new NetworkInterfaces.Addresses(
        primary,
        more,
        count(request.secondaryPrivateIpAddressCount(), "secondaryPrivateIpAddressCount"),
        ipv6,
        count(request.ipv6AddressCount(), "ipv6AddressCount"));
  }

  private static int count(@Nullable Integer wanted, String parameter) {
    return wanted == null ? 0 : AddressCounts.check(wanted, parameter);
  }
}
