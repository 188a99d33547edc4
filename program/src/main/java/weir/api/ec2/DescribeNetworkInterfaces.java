package weir.api.ec2;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.OperatorResponse;
import weir.api.gateway.Call;

/// Shows network interfaces.
final class DescribeNetworkInterfaces
    extends Ec2Operation<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse> {
  private static final Listing<NetworkInterface> LISTING =
      new Listing<>(
          "DescribeNetworkInterfaces",
          "networkInterfaceIds",
          ResourceKinds.NETWORK_INTERFACE,
          attachmentFilters(
              associationFilters(
                  plainFilters(
                      new Ec2Filters<NetworkInterface>()
                          .onPart(
                              "operator.managed",
                              NetworkInterface::operator,
                              OperatorResponse::managed)
                          .onPart(
                              "operator.principal",
                              NetworkInterface::operator,
                              OperatorResponse::principal)))));

  DescribeNetworkInterfaces(Ec2Parts parts) {
    super(
        parts,
        DescribeNetworkInterfacesRequest::builder,
        Members.of("Filters", "NetworkInterfaceIds", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeNetworkInterfacesResponse answer(
      DescribeNetworkInterfacesRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.networkInterfaceIds(),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    Paging.Page<NetworkInterface> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeNetworkInterfacesResponse.builder()
        .networkInterfaces(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static Ec2Filters<NetworkInterface> plainFilters(Ec2Filters<NetworkInterface> filters) {
    return filters
        .on("availability-zone", NetworkInterface::availabilityZone)
        .on("availability-zone-id", NetworkInterface::availabilityZoneId)
        .on("description", NetworkInterface::description)
        .onEach("group-id", NetworkInterface::groups, GroupIdentifier::groupId)
        .onEach("group-name", NetworkInterface::groups, GroupIdentifier::groupName)
        .onEach(
            "ipv6-addresses.ipv6-address",
            NetworkInterface::ipv6Addresses,
            NetworkInterfaceIpv6Address::ipv6Address)
        .on("interface-type", NetworkInterface::interfaceTypeAsString)
        .on("mac-address", NetworkInterface::macAddress)
        .on("network-interface-id", NetworkInterface::networkInterfaceId)
        .on("owner-id", NetworkInterface::ownerId)
        .on("private-ip-address", NetworkInterface::privateIpAddress)
        .on("private-dns-name", NetworkInterface::privateDnsName)
        .on("requester-id", NetworkInterface::requesterId)
        .on("requester-managed", NetworkInterface::requesterManaged)
        .on("source-dest-check", NetworkInterface::sourceDestCheck)
        .on("status", NetworkInterface::statusAsString)
        .on("subnet-id", NetworkInterface::subnetId)
        .on("vpc-id", NetworkInterface::vpcId);
  }

  private static Ec2Filters<NetworkInterface> associationFilters(
      Ec2Filters<NetworkInterface> filters) {
    return filters
        .onEach(
            "addresses.private-ip-address",
            NetworkInterface::privateIpAddresses,
            NetworkInterfacePrivateIpAddress::privateIpAddress)
        .onEach(
            "addresses.primary",
            NetworkInterface::privateIpAddresses,
            NetworkInterfacePrivateIpAddress::primary)
        .onEach(
            "addresses.association.public-ip",
            NetworkInterface::privateIpAddresses,
            address -> associated(address.association(), NetworkInterfaceAssociation::publicIp))
        .onEach(
            "addresses.association.owner-id",
            NetworkInterface::privateIpAddresses,
            address -> associated(address.association(), NetworkInterfaceAssociation::ipOwnerId))
        .on(
            "association.association-id",
            face -> associated(face.association(), NetworkInterfaceAssociation::associationId))
        .on(
            "association.allocation-id",
            face -> associated(face.association(), NetworkInterfaceAssociation::allocationId))
        .on(
            "association.ip-owner-id",
            face -> associated(face.association(), NetworkInterfaceAssociation::ipOwnerId))
        .on(
            "association.public-ip",
            face -> associated(face.association(), NetworkInterfaceAssociation::publicIp))
        .on(
            "association.public-dns-name",
            face -> associated(face.association(), NetworkInterfaceAssociation::publicDnsName));
  }

  private static Ec2Filters<NetworkInterface> attachmentFilters(
      Ec2Filters<NetworkInterface> filters) {
    return filters
        .on(
            "attachment.attachment-id",
            face -> attached(face, NetworkInterfaceAttachment::attachmentId))
        .on(
            "attachment.attach-time",
            face -> attached(face, NetworkInterfaceAttachment::attachTime))
        .on(
            "attachment.delete-on-termination",
            face -> attached(face, NetworkInterfaceAttachment::deleteOnTermination))
        .on(
            "attachment.device-index",
            face -> attached(face, NetworkInterfaceAttachment::deviceIndex))
        .on(
            "attachment.instance-id",
            face -> attached(face, NetworkInterfaceAttachment::instanceId))
        .on(
            "attachment.instance-owner-id",
            face -> attached(face, NetworkInterfaceAttachment::instanceOwnerId))
        .on(
            "attachment.status",
            face -> attached(face, NetworkInterfaceAttachment::statusAsString));
  }

  private static @Nullable Object associated(
      @Nullable NetworkInterfaceAssociation association,
      Ec2Filters.Getter<NetworkInterfaceAssociation> getter) {
    return association == null ? null : getter.of(association);
  }

  private static @Nullable Object attached(
      NetworkInterface face, Ec2Filters.Getter<NetworkInterfaceAttachment> getter) {
    return face.attachment() == null ? null : getter.of(face.attachment());
  }
}
