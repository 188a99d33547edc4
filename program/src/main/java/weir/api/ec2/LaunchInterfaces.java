package weir.api.ec2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.protocol.ApiException;

/// Makes the interfaces of the instances of one RunInstances call, or attaches those that it names.
final class LaunchInterfaces {
  private final Ec2Change change;
  private final ResourceIds ids;
  private final Instant now;
  private final RunInstancesRequest request;
  private final LaunchTags tags;

  LaunchInterfaces(
      Ec2Change change,
      ResourceIds ids,
      Instant now,
      RunInstancesRequest request,
      LaunchTags tags) {
    this.change = change;
    this.ids = ids;
    this.now = now;
    this.request = request;
    this.tags = tags;
  }

  /// Refuses what contradicts itself or does not fit the instance type.
  void check(int count, InstanceSize size) {
    List<InstanceNetworkInterfaceSpecification> asked = request.networkInterfaces();
    if (!asked.isEmpty()) {
      if (request.subnetId() != null) {
        throw Ec2Errors.combination(
            "Network interfaces and an instance-level subnet ID may not be specified on the same"
                + " request");
      }
      if (!request.securityGroupIds().isEmpty() || !request.securityGroups().isEmpty()) {
        throw Ec2Errors.combination(
            "Network interfaces and an instance-level security groups may not be specified on the"
                + " same request");
      }
      if (request.privateIpAddress() != null) {
        throw Ec2Errors.combination(
            "Network interfaces and an instance-level private IP address may not be specified on"
                + " the same request");
      }
    }
    boolean oneOnly =
        request.privateIpAddress() != null
            || asked.stream()
                .anyMatch(
                    one -> one.networkInterfaceId() != null || one.privateIpAddress() != null);
    if (oneOnly && count > 1) {
      throw Ec2Errors.combination(
          "A private address or an interface is of one instance only, and the request is for "
              + count);
    }
    if (asked.size() > size.interfaces()) {
      throw ApiException.badRequest(
          "AttachmentLimitExceeded",
          "Number of network interfaces "
              + asked.size()
              + " exceeds the limit of "
              + size.interfaces()
              + " for "
              + size.name());
    }
    Set<Integer> indexes = new HashSet<>();
    for (InstanceNetworkInterfaceSpecification one : asked) {
      checkOne(one);
      if (!indexes.add(index(one))) {
        throw Ec2Errors.invalidValue(
            "Each network interface requires a unique device index; "
                + index(one)
                + " stands twice");
      }
    }
    if (!asked.isEmpty() && !indexes.contains(0)) {
      throw Ec2Errors.invalidValue(
          "When specifying network interfaces, you must include a device at index 0.");
    }
  }

  /// What is not read here is refused by name.
  private static void checkOne(InstanceNetworkInterfaceSpecification one) {
    Set<String> known =
        Set.of(
            "AssociatePublicIpAddress",
            "DeleteOnTermination",
            "Description",
            "DeviceIndex",
            "Groups",
            "NetworkInterfaceId",
            "PrivateIpAddress",
            "SubnetId",
            "InterfaceType",
            "NetworkCardIndex",
            "SecondaryPrivateIpAddressCount",
            "Ipv6Addresses",
            "Ipv6AddressCount",
            "ConnectionTrackingSpecification");
    for (SdkField<?> field : one.sdkFields()) {
      Object value = field.getValueOrDefault(one);
      boolean there = value != null && !(value instanceof Collection<?> many && many.isEmpty());
      if (there && !known.contains(field.memberName())) {
        throw Ec2Errors.unsupported(
            "Weir does not support the parameter NetworkInterface."
                + field.memberName()
                + " of RunInstances; make the interface with CreateNetworkInterface and name it");
      }
    }
  }

  private static int index(InstanceNetworkInterfaceSpecification one) {
    if (one.deviceIndex() == null) {
      throw Ec2Errors.invalidValue("Each network interface requires a device index.");
    }
    return one.deviceIndex();
  }

  /// Makes the interfaces of one instance.
  ///
  /// @return the subnet of its first one
  Subnet make(String instanceId) {
    List<InstanceNetworkInterfaceSpecification> asked =
        request.networkInterfaces().isEmpty()
            ? List.of(whole())
            : request.networkInterfaces().stream()
                .sorted(Comparator.comparing(InstanceNetworkInterfaceSpecification::deviceIndex))
                .toList();
    Optional<Subnet> first = Optional.empty();
    for (InstanceNetworkInterfaceSpecification one : asked) {
      Subnet subnet =
          one.networkInterfaceId() == null ? makeOne(instanceId, one) : attach(instanceId, one);
      if (first.isPresent() && !first.get().availabilityZone().equals(subnet.availabilityZone())) {
        throw Ec2Errors.combination(
            "All network interfaces of an instance are in one availability zone");
      }
      first = first.or(() -> Optional.of(subnet));
    }
    return first.orElseThrow();
  }

  /// The one interface that a request wants which describes none.
  private InstanceNetworkInterfaceSpecification whole() {
    return InstanceNetworkInterfaceSpecification.builder()
        .deviceIndex(0)
        .subnetId(request.subnetId())
        .privateIpAddress(request.privateIpAddress())
        .groups(request.securityGroupIds())
        .ipv6Addresses(request.ipv6Addresses())
        .ipv6AddressCount(request.ipv6AddressCount())
        .build();
  }

  private Subnet makeOne(String instanceId, InstanceNetworkInterfaceSpecification one) {
    Subnet subnet =
        one.subnetId() == null
            ? defaultSubnet()
            : change.require(ResourceKinds.SUBNET, one.subnetId());
    requireZone(subnet);
    List<String> groups = new ArrayList<>(one.groups());
    request.securityGroups().forEach(name -> groups.add(groupNamed(subnet.vpcId(), name)));
    NetworkInterface.Builder face =
        NetworkInterface.builder()
            .description(one.description())
            .interfaceType(one.interfaceType())
            .attachment(
                attachment(instanceId, one, !Boolean.FALSE.equals(one.deleteOnTermination())));
    if (!groups.isEmpty()) {
      face.groups(NetworkInterfaces.groups(change, subnet.vpcId(), groups));
    }
    if (one.connectionTrackingSpecification() != null) {
      face.connectionTrackingConfiguration(
          TrackingTimeouts.of(one.connectionTrackingSpecification()));
    }
    NetworkInterface eni = NetworkInterfaces.make(change, ids, subnet, addresses(one), face);
    boolean isPublic =
        one.associatePublicIpAddress() == null
            ? one.deviceIndex() == 0 && Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch())
            : one.associatePublicIpAddress();
    if (isPublic) {
      change.put(ResourceKinds.NETWORK_INTERFACE, ElasticAddresses.withAutomatic(change, ids, eni));
    }
    change.tag(ResourceKinds.NETWORK_INTERFACE, eni.networkInterfaceId(), tags.networkInterface());
    return subnet;
  }

  private static NetworkInterfaces.Addresses addresses(InstanceNetworkInterfaceSpecification one) {
    return new NetworkInterfaces.Addresses(
        one.privateIpAddress(),
        List.of(),
        count(one.secondaryPrivateIpAddressCount(), "secondaryPrivateIpAddressCount"),
        one.ipv6Addresses().stream().map(InstanceIpv6Address::ipv6Address).toList(),
        count(one.ipv6AddressCount(), "ipv6AddressCount"));
  }

  private static int count(@Nullable Integer wanted, String parameter) {
    return wanted == null ? 0 : AddressCounts.check(wanted, parameter);
  }

  private Subnet attach(String instanceId, InstanceNetworkInterfaceSpecification one) {
    NetworkInterface eni =
        change.require(ResourceKinds.NETWORK_INTERFACE, one.networkInterfaceId());
    if (eni.attachment() != null) {
      throw ApiException.badRequest(
          "InvalidNetworkInterface.InUse", "Interface: [" + eni.networkInterfaceId() + "] in use.");
    }
    Subnet subnet = change.require(ResourceKinds.SUBNET, eni.subnetId());
    requireZone(subnet);
    change.put(
        ResourceKinds.NETWORK_INTERFACE,
        eni.toBuilder()
            .status(NetworkInterfaceStatus.IN_USE)
            .attachment(attachment(instanceId, one, Boolean.TRUE.equals(one.deleteOnTermination())))
            .build());
    return subnet;
  }

  private NetworkInterfaceAttachment attachment(
      String instanceId, InstanceNetworkInterfaceSpecification one, boolean deleteOnTermination) {
    return NetworkInterfaceAttachment.builder()
        .attachmentId(ids.next("eni-attach"))
        .attachTime(now)
        .deleteOnTermination(deleteOnTermination)
        .deviceIndex(one.deviceIndex())
        .networkCardIndex(
            one.networkCardIndex() == null ? Integer.valueOf(0) : one.networkCardIndex())
        .instanceId(instanceId)
        .instanceOwnerId(change.scope().accountId())
        .status(AttachmentStatus.ATTACHED)
        .build();
  }

  private Subnet defaultSubnet() {
    Optional<String> zone = LaunchPlacement.zone(request.placement());
    return change.all(ResourceKinds.SUBNET).stream()
        .filter(subnet -> Boolean.TRUE.equals(subnet.defaultForAz()))
        .filter(subnet -> zone.isEmpty() || zone.get().equals(subnet.availabilityZone()))
        .min(Comparator.comparing(Subnet::availabilityZone))
        .orElseThrow(() ->
            ApiException.badRequest(
                "MissingInput",
                "No subnets found for the default VPC '"
                    + zone.orElse(change.scope().region())
                    + "'. Please specify a subnet."));
  }

  private void requireZone(Subnet subnet) {
    LaunchPlacement.zone(request.placement())
        .filter(zone -> !zone.equals(subnet.availabilityZone()))
        .ifPresent(zone -> {
          throw Ec2Errors.invalidValue(
              "Value ("
                  + zone
                  + ") for parameter availabilityZone is invalid. Subnet '"
                  + subnet.subnetId()
                  + "' is in the availability zone "
                  + subnet.availabilityZone());
        });
  }

  private String groupNamed(String vpcId, String name) {
    return change.all(ResourceKinds.SECURITY_GROUP).stream()
        .filter(group -> vpcId.equals(group.vpcId()) && name.equals(group.groupName()))
        .map(SecurityGroup::groupId)
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidGroup.NotFound",
                "The security group '" + name + "' does not exist in VPC '" + vpcId + "'"));
  }
}
