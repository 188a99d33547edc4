package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ProductCode;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StateReason;

/// The filters of DescribeInstances, over reservations of one instance each.
final class InstanceFilters {
  static final Ec2Filters<Reservation> ALL = all();

  private InstanceFilters() {}

  private static Ec2Filters<Reservation> all() {
    Ec2Filters<Reservation> filters = itself();
    InstanceOptionFilters.add(filters);
    InstanceInterfaceFilters.add(filters);
    return filters;
  }

  private static Ec2Filters<Reservation> itself() {
    return new Ec2Filters<Reservation>()
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
        .onPart(
            "iam-instance-profile.arn",
            one -> of(one).iamInstanceProfile(),
            IamInstanceProfile::arn)
        .onEach("instance.group-id", one -> of(one).securityGroups(), GroupIdentifier::groupId)
        .onEach("instance.group-name", one -> of(one).securityGroups(), GroupIdentifier::groupName)
        .on("boot-mode", one -> of(one).bootModeAsString())
        .on("current-instance-boot-mode", one -> of(one).currentInstanceBootModeAsString())
        .on("capacity-reservation-id", one -> of(one).capacityReservationId())
        .on("instance-lifecycle", one -> of(one).instanceLifecycleAsString())
        .on("kernel-id", one -> of(one).kernelId())
        .on("outpost-arn", one -> of(one).outpostArn())
        .on("platform", one -> of(one).platformAsString())
        .on("ramdisk-id", one -> of(one).ramdiskId())
        .on("spot-instance-request-id", one -> of(one).spotInstanceRequestId())
        .on("tpm-support", one -> of(one).tpmSupport())
        .on("usage-operation-update-time", one -> of(one).usageOperationUpdateTime())
        .on("affinity", one -> of(one).placement().affinity())
        .on("host-id", one -> of(one).placement().hostId())
        .on("placement-partition-number", one -> of(one).placement().partitionNumber())
        .onPart("state-reason-code", one -> of(one).stateReason(), StateReason::code)
        .onPart("state-reason-message", one -> of(one).stateReason(), StateReason::message)
        .onPart(
            "iam-instance-profile.id", one -> of(one).iamInstanceProfile(), IamInstanceProfile::id)
        .onEach("product-code", one -> of(one).productCodes(), ProductCode::productCodeId)
        .onEach(
            "product-code.type",
            one -> of(one).productCodes(),
            ProductCode::productCodeTypeAsString);
  }

  /// The one instance of a reservation.
  static Instance of(Reservation reservation) {
    return reservation.instances().getFirst();
  }
}
