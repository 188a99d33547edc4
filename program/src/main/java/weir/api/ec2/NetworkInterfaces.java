package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.protocol.ApiException;

/// Makes and removes network interfaces with their addresses. An interface's attachment is the
/// authority for which instance has it.
final class NetworkInterfaces {
  /// As far as AWS raises its quota of 5.
  private static final int MOST_GROUPS = 16;

  private NetworkInterfaces() {}

  /// The addresses that an interface is to have.
  ///
  /// @param primary null for any
  /// @param moreIpv4 secondary ones by name
  /// @param moreIpv4Count further secondary ones, any
  /// @param ipv6 by name
  /// @param ipv6Count further ones, any
  record Addresses(
      @Nullable String primary,
      List<String> moreIpv4,
      int moreIpv4Count,
      List<String> ipv6,
      int ipv6Count) {
    /// One IPv4 address, whichever is free.
    static final Addresses ANY = new Addresses(null, List.of(), 0, List.of(), 0);

    static Addresses primary(@Nullable String address) {
      return new Addresses(address, List.of(), 0, List.of(), 0);
    }
  }

  /// Keeps a new interface in a subnet.
  ///
  /// @param face what differs from a user's plain interface: groups (else the VPC's default),
  ///   description, interface type, requester, attachment
  static NetworkInterface make(
      Ec2Change change,
      ResourceIds ids,
      Subnet subnet,
      Addresses addresses,
      NetworkInterface.Builder face) {
    String id = ids.next(ResourceKinds.NETWORK_INTERFACE);
    NetworkInterface wanted = face.build();
    SubnetAddresses pool = new SubnetAddresses(change, ids, subnet);
    String primary = addresses.primary();
    List<String> ipv4 = new ArrayList<>();
    ipv4.add(primary == null ? pool.takeAny(true, id) : pool.take(primary, id));
    addresses.moreIpv4().forEach(address -> ipv4.add(pool.take(address, id)));
    for (int i = 0; i < addresses.moreIpv4Count(); i++) {
      ipv4.add(pool.takeAny(true, id));
    }
    boolean named = hasHostnames(change, subnet.vpcId());
    String region = change.scope().region();
    List<NetworkInterfacePrivateIpAddress> shown = new ArrayList<>();
    for (String address : ipv4) {
      shown.add(privateAddress(address, shown.isEmpty(), named ? region : null));
    }
    List<NetworkInterfaceIpv6Address> ipv6 = new ArrayList<>();
    addresses.ipv6().forEach(address -> ipv6.add(ipv6(pool.take(address, id))));
    int any = addresses.ipv6Count();
    if (any == 0 && ipv6.isEmpty() && Boolean.TRUE.equals(subnet.assignIpv6AddressOnCreation())) {
      any = 1;
    }
    for (int i = 0; i < any; i++) {
      ipv6.add(ipv6(pool.takeAny(false, id)));
    }
    return change.put(
        ResourceKinds.NETWORK_INTERFACE,
        face.networkInterfaceId(id)
            .subnetId(subnet.subnetId())
            .vpcId(subnet.vpcId())
            .ownerId(subnet.ownerId())
            .availabilityZone(subnet.availabilityZone())
            .availabilityZoneId(subnet.availabilityZoneId())
            .description(wanted.description() == null ? "" : wanted.description())
            .interfaceType(
                wanted.interfaceType() == null ? "interface" : wanted.interfaceTypeAsString())
            .requesterManaged(Boolean.TRUE.equals(wanted.requesterManaged()))
            .sourceDestCheck(!Boolean.FALSE.equals(wanted.sourceDestCheck()))
            .groups(
                wanted.hasGroups()
                    ? wanted.groups()
                    : List.of(identifier(SecurityGroups.defaultOf(change, subnet.vpcId()))))
            .status(
                wanted.attachment() == null
                    ? NetworkInterfaceStatus.AVAILABLE
                    : NetworkInterfaceStatus.IN_USE)
            .macAddress(ids.nextMac())
            .privateIpAddress(ipv4.getFirst())
            .privateDnsName(shown.getFirst().privateDnsName())
            .privateIpAddresses(shown)
            .ipv6Addresses(ipv6)
            .tagSet(List.of())
            .build());
  }

  /// Removes an interface, its addresses, and its associations with elastic addresses.
  static void remove(Ec2Change change, ResourceIds ids, NetworkInterface face) {
    SubnetAddresses pool =
        new SubnetAddresses(change, ids, change.require(ResourceKinds.SUBNET, face.subnetId()));
    face.privateIpAddresses().forEach(address -> pool.release(address.privateIpAddress()));
    face.ipv6Addresses().forEach(address -> pool.release(address.ipv6Address()));
    for (Address elastic : change.all(ResourceKinds.ADDRESS)) {
      if (face.networkInterfaceId().equals(elastic.networkInterfaceId())) {
        change.put(
            ResourceKinds.ADDRESS,
            elastic.toBuilder()
                .associationId(null)
                .networkInterfaceId(null)
                .networkInterfaceOwnerId(null)
                .instanceId(null)
                .privateIpAddress(null)
                .build());
      }
    }
    change.remove(ResourceKinds.NETWORK_INTERFACE, face.networkInterfaceId());
  }

  /// The interfaces that are attached to an instance.
  static List<NetworkInterface> ofInstance(Ec2View view, String instanceId) {
    return view.all(ResourceKinds.NETWORK_INTERFACE).stream()
        .filter(
            face -> face.attachment() != null && instanceId.equals(face.attachment().instanceId()))
        .toList();
  }

  static Optional<NetworkInterface> ofAttachment(Ec2View view, String attachmentId) {
    return view.all(ResourceKinds.NETWORK_INTERFACE).stream()
        .filter(face ->
            face.attachment() != null && attachmentId.equals(face.attachment().attachmentId()))
        .findFirst();
  }

  /// The groups with these ids, all of them of the VPC.
  static List<GroupIdentifier> groups(Ec2View view, String vpcId, List<String> groupIds) {
    List<SecurityGroup> groups = view.require(ResourceKinds.SECURITY_GROUP, groupIds);
    if (groups.size() > MOST_GROUPS) {
      throw ApiException.badRequest(
          "SecurityGroupsPerInterfaceLimitExceeded",
          "The maximum number of security groups per interface, "
              + MOST_GROUPS
              + ", has been exceeded: "
              + groups.size());
    }
    String elsewhere =
        groups.stream()
            .filter(group -> !group.vpcId().equals(vpcId))
            .map(SecurityGroup::groupId)
            .collect(Collectors.joining(", "));
    if (!elsewhere.isEmpty()) {
      throw ApiException.badRequest(
          "InvalidGroup.NotFound",
          "The security group '" + elsewhere + "' does not exist in VPC '" + vpcId + "'");
    }
    return groups.stream().map(NetworkInterfaces::identifier).toList();
  }

  static GroupIdentifier identifier(SecurityGroup group) {
    return GroupIdentifier.builder().groupId(group.groupId()).groupName(group.groupName()).build();
  }

  /// @param namedIn region in the host's name; null for an address without one
  static NetworkInterfacePrivateIpAddress privateAddress(
      String address, boolean primary, @Nullable String namedIn) {
    return NetworkInterfacePrivateIpAddress.builder()
        .privateIpAddress(address)
        .primary(primary)
        .privateDnsName(namedIn == null ? null : privateDnsName(address, namedIn))
        .build();
  }

  static NetworkInterfaceIpv6Address ipv6(String address) {
    return NetworkInterfaceIpv6Address.builder().ipv6Address(address).isPrimaryIpv6(false).build();
  }

  static boolean hasHostnames(Ec2View view, String vpcId) {
    return view.find(Ec2Documents.VPC_ATTRIBUTES, vpcId)
        .map(DescribeVpcAttributeResponse::enableDnsHostnames)
        .map(AttributeBooleanValue::value)
        .orElse(false);
  }

  private static String privateDnsName(String address, String region) {
    String domain = region.equals("us-east-1") ? "ec2.internal" : region + ".compute.internal";
    return "ip-" + address.replace('.', '-') + "." + domain;
  }

  /// Refuses what only the service that made the interface may do.
  static void refuseRequesterManaged(NetworkInterface face) {
    if (Boolean.TRUE.equals(face.requesterManaged())) {
      throw new ApiException(
          403, "AuthFailure", "You do not have permission to access the specified resource.");
    }
  }
}
