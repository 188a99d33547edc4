package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import weir.api.gateway.Call;

/// Shows network ACLs with their entries and associations.
final class DescribeNetworkAcls
    extends Ec2Operation<DescribeNetworkAclsRequest, DescribeNetworkAclsResponse> {
  private static final Listing<NetworkAcl> LISTING =
      new Listing<>(
          "DescribeNetworkAcls",
          "networkAclIds",
          ResourceKinds.NETWORK_ACL,
          entryFilters(new Ec2Filters<NetworkAcl>())
              .onEach(
                  "association.association-id",
                  NetworkAcl::associations,
                  NetworkAclAssociation::networkAclAssociationId)
              .onEach(
                  "association.network-acl-id",
                  NetworkAcl::associations,
                  NetworkAclAssociation::networkAclId)
              .onEach(
                  "association.subnet-id",
                  NetworkAcl::associations,
                  NetworkAclAssociation::subnetId)
              .on("default", NetworkAcl::isDefault)
              .on("network-acl-id", NetworkAcl::networkAclId)
              .on("owner-id", NetworkAcl::ownerId)
              .on("vpc-id", NetworkAcl::vpcId));

  DescribeNetworkAcls(Ec2Parts parts) {
    super(
        parts,
        DescribeNetworkAclsRequest::builder,
        Members.of("Filters", "NetworkAclIds", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeNetworkAclsResponse answer(DescribeNetworkAclsRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.networkAclIds(), request.filters(), request.maxResults(), request.nextToken());
    Paging.Page<NetworkAcl> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeNetworkAclsResponse.builder()
        .networkAcls(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static Ec2Filters<NetworkAcl> entryFilters(Ec2Filters<NetworkAcl> filters) {
    return filters
        .onEach("entry.cidr", NetworkAcl::entries, NetworkAclEntry::cidrBlock)
        .onEach("entry.egress", NetworkAcl::entries, NetworkAclEntry::egress)
        .onEach(
            "entry.icmp.code",
            NetworkAcl::entries,
            entry -> entry.icmpTypeCode() == null ? null : entry.icmpTypeCode().code())
        .onEach(
            "entry.icmp.type",
            NetworkAcl::entries,
            entry -> entry.icmpTypeCode() == null ? null : entry.icmpTypeCode().type())
        .onEach("entry.ipv6-cidr", NetworkAcl::entries, NetworkAclEntry::ipv6CidrBlock)
        .onEach(
            "entry.port-range.from",
            NetworkAcl::entries,
            entry -> entry.portRange() == null ? null : entry.portRange().from())
        .onEach(
            "entry.port-range.to",
            NetworkAcl::entries,
            entry -> entry.portRange() == null ? null : entry.portRange().to())
        .onEach("entry.protocol", NetworkAcl::entries, NetworkAclEntry::protocol)
        .onEach("entry.rule-action", NetworkAcl::entries, NetworkAclEntry::ruleActionAsString)
        .onEach("entry.rule-number", NetworkAcl::entries, NetworkAclEntry::ruleNumber);
  }
}
