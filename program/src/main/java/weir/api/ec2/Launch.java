package weir.api.ec2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.HypervisorType;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsState;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;
import weir.api.protocol.ApiException;

/// Makes the instances of one RunInstances call, with their interfaces.
final class Launch {
  static final Members MEMBERS =
      Members.of(
              "ImageId",
              "InstanceType",
              "KeyName",
              "Monitoring",
              "Placement",
              "SecurityGroupIds",
              "SecurityGroups",
              "SubnetId",
              "UserData",
              "ClientToken",
              "DisableApiTermination",
              "DisableApiStop",
              "InstanceInitiatedShutdownBehavior",
              "PrivateIpAddress",
              "Ipv6Addresses",
              "Ipv6AddressCount",
              "NetworkInterfaces",
              "IamInstanceProfile",
              "EbsOptimized",
              "MetadataOptions",
              "CreditSpecification",
              "HibernationOptions",
              "EnclaveOptions",
              "MaintenanceOptions",
              "CapacityReservationSpecification",
              "PrivateDnsNameOptions",
              "TagSpecifications")
          .needing("MinCount", "MaxCount");

  private static final String DEFAULT_TYPE = "m1.small";

  private final Ec2Change change;
  private final ResourceIds ids;
  private final Instant now;
  private final RunInstancesRequest request;
  private final InstanceProfiles.@Nullable Profile profile;
  private final LaunchTags tags;

  /// @param profile null when the instances have none
  Launch(
      Ec2Change change,
      ResourceIds ids,
      Instant now,
      RunInstancesRequest request,
      InstanceProfiles.@Nullable Profile profile) {
    this.change = change;
    this.ids = ids;
    this.now = now;
    this.request = request;
    this.profile = profile;
    this.tags = LaunchTags.of(request.tagSpecifications());
  }

  /// The ids of the instances.
  List<String> run() {
    int count = count();
    LaunchOptions.check(request);
    if (request.imageId() == null) {
      throw Ec2Errors.missing("ImageId");
    }
    PseudoImage image = PseudoImage.require(request.imageId());
    String type =
        request.instanceTypeAsString() == null ? DEFAULT_TYPE : request.instanceTypeAsString();
    InstanceSize size =
        InstanceSize.find(type)
            .orElseThrow(() ->
                Ec2Errors.invalidValue(
                    "Invalid value '"
                        + type
                        + "' for InstanceType: Weir knows "
                        + String.join(", ", InstanceSize.names())));
    image.requireRunsOn(size);
    Optional<String> credits = InstanceCredits.asked(size, request.creditSpecification());
    LaunchInterfaces interfaces = new LaunchInterfaces(change, ids, now, request, tags);
    interfaces.check(count, size);
    Reservation reservation =
        Reservation.builder()
            .reservationId(ids.next("r"))
            .ownerId(change.scope().accountId())
            .build();
    List<String> made = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      String id = ids.next(ResourceKinds.INSTANCE);
      change.put(RoutingDocuments.RESERVATION, id, reservation);
      Subnet subnet = interfaces.make(id);
      change.put(ResourceKinds.INSTANCE, instance(id, index, image, size, subnet));
      change.put(RoutingDocuments.INSTANCE_ATTRIBUTES, id, attributes(id));
      credits.ifPresent(credit ->
          change.put(RoutingDocuments.INSTANCE_CREDITS, id, InstanceCredits.of(id, credit)));
      change.tag(ResourceKinds.INSTANCE, id, tags.instance());
      made.add(id);
    }
    return made;
  }

  private int count() {
    int least = request.minCount();
    int most = request.maxCount();
    if (least < 1) {
      throw Ec2Errors.invalidValue(
          least, "minCount", "The minimum number of instances must be at least 1.");
    }
    if (most < least) {
      throw Ec2Errors.combination(
          "The maxCount "
              + most
              + " is below the minCount "
              + least
              + "; it must be at least that");
    }
    if (most > 1_000) {
      throw ApiException.badRequest(
          "InstanceLimitExceeded",
          "You have requested " + most + " instances; one call makes at most 1000");
    }
    return most;
  }

  private Instance instance(
      String id, int index, PseudoImage image, InstanceSize size, Subnet subnet) {
    Placement placement =
        Placement.builder()
            .availabilityZone(subnet.availabilityZone())
            .availabilityZoneId(subnet.availabilityZoneId())
            .groupName("")
            .tenancy(Tenancy.DEFAULT)
            .build();
    boolean watched = request.monitoring() != null && request.monitoring().enabled();
    return LaunchOptions.tell(Instance.builder(), size)
        .instanceId(id)
        .amiLaunchIndex(index)
        .imageId(request.imageId())
        .instanceType(size.name())
        .keyName(request.keyName())
        .launchTime(now)
        .monitoring(monitoring ->
            monitoring.state(watched ? MonitoringState.ENABLED : MonitoringState.DISABLED))
        .placement(placement)
        .state(Instances.RUNNING)
        .stateTransitionReason("")
        .subnetId(subnet.subnetId())
        .vpcId(subnet.vpcId())
        .architecture(image.architecture())
        .clientToken(request.clientToken())
        .ebsOptimized(Boolean.TRUE.equals(request.ebsOptimized()))
        .enaSupport(true)
        .hypervisor(HypervisorType.XEN)
        .iamInstanceProfile(
            profile == null
                ? null
                : IamInstanceProfile.builder().arn(profile.arn()).id(profile.id()).build())
        .rootDeviceName(PseudoImage.ROOT_DEVICE)
        .rootDeviceType(DeviceType.EBS)
        .virtualizationType(VirtualizationType.HVM)
        .platformDetails("Linux/UNIX")
        .usageOperation("RunInstances")
        .usageOperationUpdateTime(now)
        .metadataOptions(metadata(request.metadataOptions()))
        .build();
  }

  private static InstanceMetadataOptionsResponse metadata(
      @Nullable InstanceMetadataOptionsRequest asked) {
    InstanceMetadataOptionsRequest given =
        asked == null ? InstanceMetadataOptionsRequest.builder().build() : asked;
    return InstanceMetadataOptionsResponse.builder()
        .state(InstanceMetadataOptionsState.APPLIED)
        .httpTokens(or(given.httpTokensAsString(), "required"))
        .httpPutResponseHopLimit(
            given.httpPutResponseHopLimit() == null
                ? Integer.valueOf(2)
                : given.httpPutResponseHopLimit())
        .httpEndpoint(or(given.httpEndpointAsString(), "enabled"))
        .httpProtocolIpv6(or(given.httpProtocolIpv6AsString(), "disabled"))
        .instanceMetadataTags(or(given.instanceMetadataTagsAsString(), "disabled"))
        .build();
  }

  private static String or(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given;
  }

  private DescribeInstanceAttributeResponse attributes(String id) {
    String onShutdown = or(request.instanceInitiatedShutdownBehaviorAsString(), "stop");
    return DescribeInstanceAttributeResponse.builder()
        .instanceId(id)
        .disableApiTermination(Vpcs.flag(Boolean.TRUE.equals(request.disableApiTermination())))
        .disableApiStop(Vpcs.flag(Boolean.TRUE.equals(request.disableApiStop())))
        .instanceInitiatedShutdownBehavior(behavior -> behavior.value(onShutdown))
        .userData(data -> data.value(request.userData()))
        .build();
  }
}
