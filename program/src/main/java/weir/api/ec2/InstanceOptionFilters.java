package weir.api.ec2;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.EnclaveOptions;
import software.amazon.awssdk.services.ec2.model.HibernationOptions;
import software.amazon.awssdk.services.ec2.model.InstanceMaintenanceOptions;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkPerformanceOptions;
import software.amazon.awssdk.services.ec2.model.OperatorResponse;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsResponse;
import software.amazon.awssdk.services.ec2.model.Reservation;

/// The filters of DescribeInstances on how the machines of instances are set up.
final class InstanceOptionFilters {
  /// Filters that match no instance, because Weir's have no volumes and no capacity reservations.
  private static final List<String> OF_NONE =
      List.of(
          "block-device-mapping.attach-time",
          "block-device-mapping.delete-on-termination",
          "block-device-mapping.device-name",
          "block-device-mapping.status",
          "block-device-mapping.volume-id",
          "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
          "capacity-reservation-specification.capacity-reservation-target"
              + ".capacity-reservation-resource-group-arn",
          "metadata-options.http-protocol-ipv4");

  private InstanceOptionFilters() {}

  static void add(Ec2Filters<Reservation> filters) {
    filters
        .onPart(
            "metadata-options.http-endpoint",
            one -> InstanceFilters.of(one).metadataOptions(),
            InstanceMetadataOptionsResponse::httpEndpointAsString)
        .onPart(
            "metadata-options.http-protocol-ipv6",
            one -> InstanceFilters.of(one).metadataOptions(),
            InstanceMetadataOptionsResponse::httpProtocolIpv6AsString)
        .onPart(
            "metadata-options.http-put-response-hop-limit",
            one -> InstanceFilters.of(one).metadataOptions(),
            InstanceMetadataOptionsResponse::httpPutResponseHopLimit)
        .onPart(
            "metadata-options.http-tokens",
            one -> InstanceFilters.of(one).metadataOptions(),
            InstanceMetadataOptionsResponse::httpTokensAsString)
        .onPart(
            "metadata-options.instance-metadata-tags",
            one -> InstanceFilters.of(one).metadataOptions(),
            InstanceMetadataOptionsResponse::instanceMetadataTagsAsString)
        .onPart(
            "metadata-options.state",
            one -> InstanceFilters.of(one).metadataOptions(),
            InstanceMetadataOptionsResponse::stateAsString)
        .onPart(
            "enclave-options.enabled",
            one -> InstanceFilters.of(one).enclaveOptions(),
            EnclaveOptions::enabled)
        .onPart(
            "hibernation-options.configured",
            one -> InstanceFilters.of(one).hibernationOptions(),
            HibernationOptions::configured)
        .onPart(
            "maintenance-options.auto-recovery",
            one -> InstanceFilters.of(one).maintenanceOptions(),
            InstanceMaintenanceOptions::autoRecoveryAsString)
        .onPart(
            "private-dns-name-options.hostname-type",
            one -> InstanceFilters.of(one).privateDnsNameOptions(),
            PrivateDnsNameOptionsResponse::hostnameTypeAsString)
        .onPart(
            "private-dns-name-options.enable-resource-name-dns-a-record",
            one -> InstanceFilters.of(one).privateDnsNameOptions(),
            PrivateDnsNameOptionsResponse::enableResourceNameDnsARecord)
        .onPart(
            "private-dns-name-options.enable-resource-name-dns-aaaa-record",
            one -> InstanceFilters.of(one).privateDnsNameOptions(),
            PrivateDnsNameOptionsResponse::enableResourceNameDnsAAAARecord)
        .onPart(
            "capacity-reservation-specification.capacity-reservation-preference",
            one -> InstanceFilters.of(one).capacityReservationSpecification(),
            CapacityReservationSpecificationResponse::capacityReservationPreferenceAsString)
        .onPart(
            "network-performance-options.bandwidth-weighting",
            one -> InstanceFilters.of(one).networkPerformanceOptions(),
            InstanceNetworkPerformanceOptions::bandwidthWeightingAsString)
        .onPart(
            "operator.managed",
            one -> InstanceFilters.of(one).operator(),
            OperatorResponse::managed)
        .onPart(
            "operator.principal",
            one -> InstanceFilters.of(one).operator(),
            OperatorResponse::principal);
    OF_NONE.forEach(name -> filters.onMany(name, one -> Stream.of()));
  }
}
