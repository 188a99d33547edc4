package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;
import weir.api.gateway.Call;

/// Shows VPCs.
final class DescribeVpcs extends Ec2Operation<DescribeVpcsRequest, DescribeVpcsResponse> {
  private static final Listing<Vpc> LISTING =
      new Listing<>(
          "DescribeVpcs",
          "vpcIds",
          ResourceKinds.VPC,
          new Ec2Filters<Vpc>()
              .on("vpc-id", Vpc::vpcId)
              .on("cidr", Vpc::cidrBlock)
              .on("cidrBlock", Vpc::cidrBlock)
              .on("cidr-block", Vpc::cidrBlock)
              .onEach(
                  "cidr-block-association.association-id",
                  Vpc::cidrBlockAssociationSet,
                  VpcCidrBlockAssociation::associationId)
              .onEach(
                  "cidr-block-association.cidr-block",
                  Vpc::cidrBlockAssociationSet,
                  VpcCidrBlockAssociation::cidrBlock)
              .onEach(
                  "cidr-block-association.state",
                  Vpc::cidrBlockAssociationSet,
                  block -> block.cidrBlockState().stateAsString())
              .onEach(
                  "ipv6-cidr-block-association.association-id",
                  Vpc::ipv6CidrBlockAssociationSet,
                  VpcIpv6CidrBlockAssociation::associationId)
              .onEach(
                  "ipv6-cidr-block-association.ipv6-cidr-block",
                  Vpc::ipv6CidrBlockAssociationSet,
                  VpcIpv6CidrBlockAssociation::ipv6CidrBlock)
              .onEach(
                  "ipv6-cidr-block-association.ipv6-pool",
                  Vpc::ipv6CidrBlockAssociationSet,
                  VpcIpv6CidrBlockAssociation::ipv6Pool)
              .onEach(
                  "ipv6-cidr-block-association.state",
                  Vpc::ipv6CidrBlockAssociationSet,
                  block -> block.ipv6CidrBlockState().stateAsString())
              .on("dhcp-options-id", Vpc::dhcpOptionsId)
              .on("is-default", Vpc::isDefault)
              .on("isDefault", Vpc::isDefault)
              .on("owner-id", Vpc::ownerId)
              .on("state", Vpc::stateAsString));

  DescribeVpcs(Ec2Parts parts) {
    super(
        parts,
        DescribeVpcsRequest::builder,
        Members.of("Filters", "VpcIds", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeVpcsResponse answer(DescribeVpcsRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.vpcIds(), request.filters(), request.maxResults(), request.nextToken());
    Paging.Page<Vpc> page = parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeVpcsResponse.builder().vpcs(page.items()).nextToken(page.nextToken()).build();
  }
}
