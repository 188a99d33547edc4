package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneMessage;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneOptInStatus;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import weir.api.gateway.Call;

/// Shows the zones of the request's region.
final class DescribeAvailabilityZones
    extends Ec2Operation<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResponse> {
  private static final Ec2Filters<AvailabilityZone> FILTERS =
      new Ec2Filters<AvailabilityZone>()
          .on("group-name", AvailabilityZone::groupName)
          .on("opt-in-status", AvailabilityZone::optInStatusAsString)
          .on("region-name", AvailabilityZone::regionName)
          .on("group-long-name", AvailabilityZone::groupLongName)
          .onEach("message", AvailabilityZone::messages, AvailabilityZoneMessage::message)
          .on("parent-zone-id", AvailabilityZone::parentZoneId)
          .on("parent-zone-name", AvailabilityZone::parentZoneName)
          .on("state", AvailabilityZone::stateAsString)
          .on("zone-id", AvailabilityZone::zoneId)
          .on("zone-name", AvailabilityZone::zoneName)
          .on("zone-type", AvailabilityZone::zoneType);

  DescribeAvailabilityZones(Ec2Parts parts) {
    super(
        parts,
        DescribeAvailabilityZonesRequest::builder,
        Members.of("ZoneNames", "ZoneIds", "AllAvailabilityZones", "Filters"));
  }

  @Override
  public DescribeAvailabilityZonesResponse answer(
      DescribeAvailabilityZonesRequest request, Call call) {
    List<AvailabilityZone> zones = new ArrayList<>();
    Zones.of(call.region()).forEach((name, id) -> zones.add(zone(call.region(), name, id)));
    for (String name : request.zoneNames()) {
      if (zones.stream().noneMatch(zone -> zone.zoneName().equals(name))) {
        throw Ec2Errors.invalidValue("Invalid availability zone: [" + name + "]");
      }
    }
    for (String id : request.zoneIds()) {
      if (zones.stream().noneMatch(zone -> zone.zoneId().equals(id))) {
        throw Ec2Errors.invalidValue("Invalid availability zone-id: [" + id + "]");
      }
    }
    return DescribeAvailabilityZonesResponse.builder()
        .availabilityZones(
            zones.stream()
                .filter(zone ->
                    request.zoneNames().isEmpty() || request.zoneNames().contains(zone.zoneName()))
                .filter(zone ->
                    request.zoneIds().isEmpty() || request.zoneIds().contains(zone.zoneId()))
                .filter(FILTERS.compile(request.filters(), zone -> List.of()))
                .toList())
        .build();
  }

  private static AvailabilityZone zone(String region, String name, String id) {
    return AvailabilityZone.builder()
        .regionName(region)
        .zoneName(name)
        .zoneId(id)
        .zoneType("availability-zone")
        .groupName(region + "-zg-1")
        .networkBorderGroup(region)
        .state(AvailabilityZoneState.AVAILABLE)
        .optInStatus(AvailabilityZoneOptInStatus.OPT_IN_NOT_REQUIRED)
        .build();
  }
}
