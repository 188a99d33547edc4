package weir.api.ec2;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Reservation;

/// The filters of DescribeInstances, over reservations of one instance each.
final class InstanceFilters {
  static final Ec2Filters<Reservation> ALL =
      new Ec2Filters<Reservation>()
          .on("reservation-id", Reservation::reservationId)
          .on("owner-id", Reservation::ownerId)
          .on("requester-id", Reservation::requesterId)
          .on("instance-id", one -> of(one).instanceId())
          .on("instance-type", one -> of(one).instanceTypeAsString())
          .on("instance-state-code", one -> of(one).state().code())
          .on("instance-state-name", one -> of(one).state().nameAsString())
          .on("architecture", one -> of(one).architectureAsString())
          .on("availability-zone", one -> of(one).placement().availabilityZone())
          .on("availability-zone-id", one -> of(one).placement().availabilityZoneId())
          .on("client-token", one -> of(one).clientToken())
          .on("dns-name", one -> of(one).publicDnsName())
          .on("ebs-optimized", one -> of(one).ebsOptimized())
          .on("ena-support", one -> of(one).enaSupport())
          .on("hypervisor", one -> of(one).hypervisorAsString())
          .on("image-id", one -> of(one).imageId())
          .on("ip-address", one -> of(one).publicIpAddress())
          .on("ipv6-address", one -> of(one).ipv6Address())
          .on("key-name", one -> of(one).keyName())
          .on("launch-index", one -> of(one).amiLaunchIndex())
          .on("launch-time", one -> of(one).launchTime())
          .on("monitoring-state", one -> of(one).monitoring().stateAsString())
          .on("placement-group-name", one -> of(one).placement().groupName())
          .on("platform-details", one -> of(one).platformDetails())
          .on("private-dns-name", one -> of(one).privateDnsName())
          .on("private-ip-address", one -> of(one).privateIpAddress())
          .on("reason", one -> of(one).stateTransitionReason())
          .on("root-device-name", one -> of(one).rootDeviceName())
          .on("root-device-type", one -> of(one).rootDeviceTypeAsString())
          .on("source-dest-check", one -> of(one).sourceDestCheck())
          .on("subnet-id", one -> of(one).subnetId())
          .on("tenancy", one -> of(one).placement().tenancyAsString())
          .on("usage-operation", one -> of(one).usageOperation())
          .on("virtualization-type", one -> of(one).virtualizationTypeAsString())
          .on("vpc-id", one -> of(one).vpcId())
          .onMany(
              "iam-instance-profile.arn",
              one -> Stream.ofNullable(of(one).iamInstanceProfile()).map(IamInstanceProfile::arn))
          .onEach("instance.group-id", one -> of(one).securityGroups(), GroupIdentifier::groupId)
          .onEach(
              "instance.group-name", one -> of(one).securityGroups(), GroupIdentifier::groupName)
          .onEach(
              "network-interface.network-interface-id",
              InstanceFilters::interfaces,
              InstanceNetworkInterface::networkInterfaceId)
          .onEach(
              "network-interface.subnet-id",
              InstanceFilters::interfaces,
              InstanceNetworkInterface::subnetId)
          .onEach(
              "network-interface.vpc-id",
              InstanceFilters::interfaces,
              InstanceNetworkInterface::vpcId)
          .onEach(
              "network-interface.description",
              InstanceFilters::interfaces,
              InstanceNetworkInterface::description)
          .onEach(
              "network-interface.mac-address",
              InstanceFilters::interfaces,
              InstanceNetworkInterface::macAddress)
          .onEach(
              "network-interface.status",
              InstanceFilters::interfaces,
              InstanceNetworkInterface::statusAsString)
          .onEach(
              "network-interface.private-dns-name",
              InstanceFilters::interfaces,
              InstanceNetworkInterface::privateDnsName)
          .onMany(
              "network-interface.addresses.private-ip-address",
              one ->
                  interfaces(one).stream()
                      .flatMap(eni -> eni.privateIpAddresses().stream())
                      .map(InstancePrivateIpAddress::privateIpAddress))
          .onMany(
              "network-interface.association.public-ip",
              one ->
                  interfaces(one).stream()
                      .map(InstanceNetworkInterface::association)
                      .filter(Objects::nonNull)
                      .map(InstanceNetworkInterfaceAssociation::publicIp))
          .onMany(
              "network-interface.group-id",
              one ->
                  interfaces(one).stream()
                      .flatMap(eni -> eni.groups().stream())
                      .map(GroupIdentifier::groupId))
          .onMany(
              "network-interface.attachment.attachment-id",
              one -> interfaces(one).stream().map(eni -> eni.attachment().attachmentId()));

  private InstanceFilters() {}

  /// The one instance of a reservation.
  static Instance of(Reservation reservation) {
    return reservation.instances().getFirst();
  }

  private static List<InstanceNetworkInterface> interfaces(Reservation reservation) {
    return of(reservation).networkInterfaces();
  }
}
