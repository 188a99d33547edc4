package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsOnLaunch;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import weir.api.gateway.Call;

/// Shows subnets.
final class DescribeSubnets extends Ec2Operation<DescribeSubnetsRequest, DescribeSubnetsResponse> {
  private static final Listing<Subnet> LISTING =
      new Listing<>(
          "DescribeSubnets",
          "subnetIds",
          ResourceKinds.SUBNET,
          new Ec2Filters<Subnet>()
              .on("availability-zone", Subnet::availabilityZone)
              .on("availabilityZone", Subnet::availabilityZone)
              .on("availability-zone-id", Subnet::availabilityZoneId)
              .on("availabilityZoneId", Subnet::availabilityZoneId)
              .on("available-ip-address-count", Subnet::availableIpAddressCount)
              .on("cidr", Subnet::cidrBlock)
              .on("cidrBlock", Subnet::cidrBlock)
              .on("cidr-block", Subnet::cidrBlock)
              .on("default-for-az", Subnet::defaultForAz)
              .on("defaultForAz", Subnet::defaultForAz)
              .on("enable-dns64", Subnet::enableDns64)
              .onEach(
                  "ipv6-cidr-block-association.ipv6-cidr-block",
                  Subnet::ipv6CidrBlockAssociationSet,
                  SubnetIpv6CidrBlockAssociation::ipv6CidrBlock)
              .onEach(
                  "ipv6-cidr-block-association.association-id",
                  Subnet::ipv6CidrBlockAssociationSet,
                  SubnetIpv6CidrBlockAssociation::associationId)
              .onEach(
                  "ipv6-cidr-block-association.state",
                  Subnet::ipv6CidrBlockAssociationSet,
                  block -> block.ipv6CidrBlockState().stateAsString())
              .on("ipv6-native", Subnet::ipv6Native)
              .on("map-customer-owned-ip-on-launch", Subnet::mapCustomerOwnedIpOnLaunch)
              .on("map-public-ip-on-launch", Subnet::mapPublicIpOnLaunch)
              .on("outpost-arn", Subnet::outpostArn)
              .on("owner-id", Subnet::ownerId)
              .on(
                  "private-dns-name-options-on-launch.hostname-type",
                  subnet -> subnet.privateDnsNameOptionsOnLaunch().hostnameTypeAsString())
              .on("customer-owned-ipv4-pool", Subnet::customerOwnedIpv4Pool)
              .on("enable-lni-at-device-index", Subnet::enableLniAtDeviceIndex)
              .onPart(
                  "private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
                  Subnet::privateDnsNameOptionsOnLaunch,
                  PrivateDnsNameOptionsOnLaunch::enableResourceNameDnsARecord)
              .onPart(
                  "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
                  Subnet::privateDnsNameOptionsOnLaunch,
                  PrivateDnsNameOptionsOnLaunch::enableResourceNameDnsAAAARecord)
              .on("state", Subnet::stateAsString)
              .on("subnet-arn", Subnet::subnetArn)
              .on("subnet-id", Subnet::subnetId)
              .on("vpc-id", Subnet::vpcId));

  DescribeSubnets(Ec2Parts parts) {
    super(
        parts,
        DescribeSubnetsRequest::builder,
        Members.of("Filters", "SubnetIds", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeSubnetsResponse answer(DescribeSubnetsRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.subnetIds(), request.filters(), request.maxResults(), request.nextToken());
    Paging.Page<Subnet> page =
        parts()
            .read(
                call, view -> LISTING.page(parts().paging(), view, asked, Subnets.counting(view)));
    return DescribeSubnetsResponse.builder()
        .subnets(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
