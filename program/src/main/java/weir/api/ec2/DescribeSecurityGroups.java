package weir.api.ec2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import weir.api.gateway.Call;

/// Shows security groups with their permissions.
final class DescribeSecurityGroups
    extends Ec2Operation<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse> {
  private static final Listing<SecurityGroup> LISTING =
      new Listing<>(
          "DescribeSecurityGroups",
          "groupIds",
          ResourceKinds.SECURITY_GROUP,
          permissionFilters(
              permissionFilters(
                  new Ec2Filters<SecurityGroup>()
                      .on("description", SecurityGroup::description)
                      .on("group-id", SecurityGroup::groupId)
                      .on("group-name", SecurityGroup::groupName)
                      .on("owner-id", SecurityGroup::ownerId)
                      .on("vpc-id", SecurityGroup::vpcId),
                  "ip-permission.",
                  SecurityGroup::ipPermissions),
              "egress.ip-permission.",
              SecurityGroup::ipPermissionsEgress));

  DescribeSecurityGroups(Ec2Parts parts) {
    super(
        parts,
        DescribeSecurityGroupsRequest::builder,
        Members.of("Filters", "GroupIds", "GroupNames", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeSecurityGroupsResponse answer(DescribeSecurityGroupsRequest request, Call call) {
    Paging.Page<SecurityGroup> page =
        parts()
            .read(
                call,
                view -> {
                  Listing.Asked asked =
                      new Listing.Asked(
                          ids(view, request),
                          request.filters(),
                          request.maxResults(),
                          request.nextToken());
                  return LISTING.page(parts().paging(), view, asked, Permissions.completing(view));
                });
    return DescribeSecurityGroupsResponse.builder()
        .securityGroups(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static List<String> ids(Ec2View view, DescribeSecurityGroupsRequest request) {
    List<String> ids = new ArrayList<>(request.groupIds());
    for (String name : request.groupNames()) {
      ids.add(SecurityGroups.require(view, null, name).groupId());
    }
    return ids;
  }

  private static Ec2Filters<SecurityGroup> permissionFilters(
      Ec2Filters<SecurityGroup> filters,
      String prefix,
      Function<SecurityGroup, Collection<IpPermission>> permissions) {
    return filters
        .onEach(prefix + "protocol", permissions, IpPermission::ipProtocol)
        .onEach(prefix + "from-port", permissions, IpPermission::fromPort)
        .onEach(prefix + "to-port", permissions, IpPermission::toPort)
        .onEach(prefix + "cidr", each(permissions, IpPermission::ipRanges), IpRange::cidrIp)
        .onEach(
            prefix + "ipv6-cidr", each(permissions, IpPermission::ipv6Ranges), Ipv6Range::cidrIpv6)
        .onEach(
            prefix + "prefix-list-id",
            each(permissions, IpPermission::prefixListIds),
            PrefixListId::prefixListId)
        .onEach(
            prefix + "group-id",
            each(permissions, IpPermission::userIdGroupPairs),
            UserIdGroupPair::groupId)
        .onEach(
            prefix + "group-name",
            each(permissions, IpPermission::userIdGroupPairs),
            UserIdGroupPair::groupName)
        .onEach(
            prefix + "user-id",
            each(permissions, IpPermission::userIdGroupPairs),
            UserIdGroupPair::userId);
  }

  private static <E> Function<SecurityGroup, Collection<E>> each(
      Function<SecurityGroup, Collection<IpPermission>> permissions,
      Function<IpPermission, List<E>> peers) {
    return group ->
        permissions.apply(group).stream().flatMap(one -> peers.apply(one).stream()).toList();
  }
}
