package weir.api.ec2;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Reservation;

/// The filters of DescribeInstances on the interfaces of instances.
final class InstanceInterfaceFilters {
  /// Filters that match no instance: an instance's interfaces do not tell these in Weir.
  private static final List<String> OF_NONE =
      List.of(
          "network-interface.addresses.association.allocation-id",
          "network-interface.addresses.association.association-id",
          "network-interface.association.allocation-id",
          "network-interface.association.association-id",
          "network-interface.deny-all-igw-traffic",
          "network-interface.ipv4-prefixes.ipv4-prefix",
          "network-interface.ipv6-addresses.is-primary-ipv6",
          "network-interface.ipv6-native",
          "network-interface.ipv6-prefixes.ipv6-prefix",
          "network-interface.operator.managed",
          "network-interface.operator.principal",
          "network-interface.outpost-arn",
          "network-interface.public-dns-name",
          "network-interface.requester-id",
          "network-interface.requester-managed",
          "network-interface.tag-key",
          "network-interface.tag-value");

  private InstanceInterfaceFilters() {}

  static void add(Ec2Filters<Reservation> filters) {
    filters
        .onEach(
            "network-interface.network-interface-id",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::networkInterfaceId)
        .onEach(
            "network-interface.subnet-id",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::subnetId)
        .onEach(
            "network-interface.vpc-id",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::vpcId)
        .onEach(
            "network-interface.owner-id",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::ownerId)
        .onEach(
            "network-interface.description",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::description)
        .onEach(
            "network-interface.mac-address",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::macAddress)
        .onEach(
            "network-interface.status",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::statusAsString)
        .onEach(
            "network-interface.private-dns-name",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::privateDnsName)
        .onEach(
            "network-interface.private-ip-address",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::privateIpAddress)
        .onEach(
            "network-interface.source-dest-check",
            InstanceInterfaceFilters::interfaces,
            InstanceNetworkInterface::sourceDestCheck)
        .onMany(
            "network-interface.attachment.attachment-id",
            one -> each(one, eni -> eni.attachment().attachmentId()))
        .onMany(
            "network-interface.attachment.attach-time",
            one -> each(one, eni -> eni.attachment().attachTime()))
        .onMany(
            "network-interface.attachment.delete-on-termination",
            one -> each(one, eni -> eni.attachment().deleteOnTermination()))
        .onMany(
            "network-interface.attachment.device-index",
            one -> each(one, eni -> eni.attachment().deviceIndex()))
        .onMany(
            "network-interface.attachment.network-card-index",
            one -> each(one, eni -> eni.attachment().networkCardIndex()))
        .onMany(
            "network-interface.attachment.status",
            one -> each(one, eni -> eni.attachment().statusAsString()))
        .onMany(
            "network-interface.attachment.instance-id",
            one -> interfaces(one).stream().map(eni -> InstanceFilters.of(one).instanceId()))
        .onMany(
            "network-interface.attachment.instance-owner-id",
            one -> interfaces(one).stream().map(eni -> one.ownerId()))
        .onMany(
            "network-interface.availability-zone",
            one ->
                interfaces(one).stream()
                    .map(eni -> InstanceFilters.of(one).placement().availabilityZone()))
        .onMany(
            "network-interface.association.public-ip",
            one -> associations(one, InstanceNetworkInterfaceAssociation::publicIp))
        .onMany(
            "network-interface.addresses.association.public-ip",
            one -> addressAssociations(one, InstanceNetworkInterfaceAssociation::publicIp))
        .onMany(
            "network-interface.association.public-dns-name",
            one -> associations(one, InstanceNetworkInterfaceAssociation::publicDnsName))
        .onMany(
            "network-interface.addresses.association.public-dns-name",
            one -> addressAssociations(one, InstanceNetworkInterfaceAssociation::publicDnsName))
        .onMany(
            "network-interface.association.ip-owner-id",
            one -> associations(one, InstanceNetworkInterfaceAssociation::ipOwnerId))
        .onMany(
            "network-interface.addresses.association.ip-owner-id",
            one -> addressAssociations(one, InstanceNetworkInterfaceAssociation::ipOwnerId))
        .onMany(
            "network-interface.association.carrier-ip",
            one -> associations(one, InstanceNetworkInterfaceAssociation::carrierIp))
        .onMany(
            "network-interface.addresses.association.carrier-ip",
            one -> addressAssociations(one, InstanceNetworkInterfaceAssociation::carrierIp))
        .onMany(
            "network-interface.association.customer-owned-ip",
            one -> associations(one, InstanceNetworkInterfaceAssociation::customerOwnedIp))
        .onMany(
            "network-interface.addresses.association.customer-owned-ip",
            one -> addressAssociations(one, InstanceNetworkInterfaceAssociation::customerOwnedIp))
        .onMany(
            "network-interface.addresses.private-ip-address",
            one -> addresses(one, InstancePrivateIpAddress::privateIpAddress))
        .onMany(
            "network-interface.addresses.private-dns-name",
            one -> addresses(one, InstancePrivateIpAddress::privateDnsName))
        .onMany(
            "network-interface.addresses.primary",
            one -> addresses(one, InstancePrivateIpAddress::primary))
        .onMany(
            "network-interface.ipv6-address",
            one ->
                interfaces(one).stream()
                    .flatMap(eni -> eni.ipv6Addresses().stream())
                    .map(InstanceIpv6Address::ipv6Address))
        .onMany(
            "network-interface.ipv6-addresses.ipv6-address",
            one ->
                interfaces(one).stream()
                    .flatMap(eni -> eni.ipv6Addresses().stream())
                    .map(InstanceIpv6Address::ipv6Address))
        .onMany(
            "network-interface.group-id",
            one ->
                interfaces(one).stream()
                    .flatMap(eni -> eni.groups().stream())
                    .map(GroupIdentifier::groupId))
        .onMany(
            "network-interface.group-name",
            one ->
                interfaces(one).stream()
                    .flatMap(eni -> eni.groups().stream())
                    .map(GroupIdentifier::groupName));
    OF_NONE.forEach(name -> filters.onMany(name, one -> Stream.of()));
  }

  private static List<InstanceNetworkInterface> interfaces(Reservation reservation) {
    return InstanceFilters.of(reservation).networkInterfaces();
  }

  private static Stream<?> each(
      Reservation reservation, Ec2Filters.Getter<InstanceNetworkInterface> getter) {
    return interfaces(reservation).stream().map(getter::of).filter(Objects::nonNull);
  }

  private static Stream<?> associations(
      Reservation reservation, Ec2Filters.Getter<InstanceNetworkInterfaceAssociation> getter) {
    return interfaces(reservation).stream()
        .map(InstanceNetworkInterface::association)
        .filter(Objects::nonNull)
        .map(getter::of)
        .filter(Objects::nonNull);
  }

  private static Stream<?> addressAssociations(
      Reservation reservation, Ec2Filters.Getter<InstanceNetworkInterfaceAssociation> getter) {
    return interfaces(reservation).stream()
        .flatMap(eni -> eni.privateIpAddresses().stream())
        .map(InstancePrivateIpAddress::association)
        .filter(Objects::nonNull)
        .map(getter::of)
        .filter(Objects::nonNull);
  }

  private static Stream<?> addresses(
      Reservation reservation, Ec2Filters.Getter<InstancePrivateIpAddress> getter) {
    return interfaces(reservation).stream()
        .flatMap(eni -> eni.privateIpAddresses().stream())
        .map(getter::of)
        .filter(Objects::nonNull);
  }
}
