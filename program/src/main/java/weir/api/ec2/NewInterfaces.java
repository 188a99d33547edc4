package weir.api.ec2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/// What all new interfaces have in common: ids, addresses, groups.
final class NewInterfaces {
  private NewInterfaces() {}

  /// An interface that stands in a subnet and belongs to nobody yet.
  ///
  /// @param privateIp null for any free address
  static NetworkInterface.Builder begin(
      Ec2View view, ResourceIds ids, Subnet subnet, @Nullable String privateIp) {
    String primary = SubnetAddresses.take(view, subnet, privateIp);
    String name = privateName(view.scope().region(), primary);
    return NetworkInterface.builder()
        .networkInterfaceId(ids.next(ResourceKinds.NETWORK_INTERFACE))
        .subnetId(subnet.subnetId())
        .vpcId(subnet.vpcId())
        .availabilityZone(subnet.availabilityZone())
        .availabilityZoneId(subnet.availabilityZoneId())
        .ownerId(view.scope().accountId())
        .macAddress(ids.nextMac())
        .privateIpAddress(primary)
        .privateDnsName(name)
        .privateIpAddresses(
            NetworkInterfacePrivateIpAddress.builder()
                .primary(true)
                .privateIpAddress(primary)
                .privateDnsName(name)
                .build());
  }

  /// The name that AWS's resolver gives a private address.
  static String privateName(String region, String privateIp) {
    String domain = region.equals("us-east-1") ? "ec2.internal" : region + ".compute.internal";
    return "ip-" + privateIp.replace('.', '-') + "." + domain;
  }

  /// Security groups of a VPC by their ids; the VPC's default group when there are none.
  static List<GroupIdentifier> groups(Ec2View view, String vpcId, List<String> groupIds) {
    List<SecurityGroup> groups =
        groupIds.isEmpty()
            ? List.of(SecurityGroups.defaultOf(view, vpcId))
            : view.require(ResourceKinds.SECURITY_GROUP, groupIds);
    for (SecurityGroup group : groups) {
      if (!group.vpcId().equals(vpcId)) {
        throw Ec2Errors.invalidValue(
            "You have specified two resources that belong to different networks: security group "
                + group.groupId()
                + " is not of VPC "
                + vpcId);
      }
    }
    return groups.stream()
        .map(group ->
            GroupIdentifier.builder().groupId(group.groupId()).groupName(group.groupName()).build())
        .toList();
  }
}
