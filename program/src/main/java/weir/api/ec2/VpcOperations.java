package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import weir.api.gateway.Operation;

/// The operations on VPCs, subnets, interfaces, security groups and network ACLs, and on tags.
final class VpcOperations {
  private VpcOperations() {}

  static List<Operation<?, ?>> list(Ec2Parts parts) {
    List<Operation<?, ?>> all = new ArrayList<>();
    all.addAll(vpcs(parts));
    all.addAll(subnets(parts));
    all.addAll(interfaces(parts));
    all.addAll(securityGroups(parts));
    all.addAll(networkAcls(parts));
    all.addAll(tagsAndPlaces(parts));
    return all;
  }

  private static List<Operation<?, ?>> vpcs(Ec2Parts parts) {
    return List.of(
        new CreateVpc(parts),
        new CreateDefaultVpc(parts),
        new DeleteVpc(parts),
        new DescribeVpcs(parts),
        new DescribeVpcAttribute(parts),
        new ModifyVpcAttribute(parts),
        new AssociateVpcCidrBlock(parts),
        new DisassociateVpcCidrBlock(parts),
        new CreateDhcpOptions(parts),
        new AssociateDhcpOptions(parts),
        new DescribeDhcpOptions(parts),
        new DeleteDhcpOptions(parts));
  }

  private static List<Operation<?, ?>> subnets(Ec2Parts parts) {
    return List.of(
        new CreateSubnet(parts),
        new DeleteSubnet(parts),
        new DescribeSubnets(parts),
        new ModifySubnetAttribute(parts));
  }

  private static List<Operation<?, ?>> interfaces(Ec2Parts parts) {
    return List.of(
        new CreateNetworkInterface(parts),
        new DeleteNetworkInterface(parts),
        new DescribeNetworkInterfaces(parts),
        new DescribeNetworkInterfaceAttribute(parts),
        new ModifyNetworkInterfaceAttribute(parts),
        new AttachNetworkInterface(parts),
        new DetachNetworkInterface(parts),
        new AssignPrivateIpAddresses(parts),
        new UnassignPrivateIpAddresses(parts),
        new AssignIpv6Addresses(parts),
        new UnassignIpv6Addresses(parts));
  }

  private static List<Operation<?, ?>> securityGroups(Ec2Parts parts) {
    return List.of(
        new CreateSecurityGroup(parts),
        new DeleteSecurityGroup(parts),
        new DescribeSecurityGroups(parts),
        new DescribeSecurityGroupRules(parts),
        new AuthorizeSecurityGroupIngress(parts),
        new AuthorizeSecurityGroupEgress(parts),
        new RevokeSecurityGroupIngress(parts),
        new RevokeSecurityGroupEgress(parts),
        new ModifySecurityGroupRules(parts),
        new UpdateSecurityGroupRuleDescriptionsIngress(parts),
        new UpdateSecurityGroupRuleDescriptionsEgress(parts));
  }

  private static List<Operation<?, ?>> networkAcls(Ec2Parts parts) {
    return List.of(
        new CreateNetworkAcl(parts),
        new DeleteNetworkAcl(parts),
        new DescribeNetworkAcls(parts),
        new CreateNetworkAclEntry(parts),
        new ReplaceNetworkAclEntry(parts),
        new DeleteNetworkAclEntry(parts),
        new ReplaceNetworkAclAssociation(parts));
  }

  private static List<Operation<?, ?>> tagsAndPlaces(Ec2Parts parts) {
    return List.of(
        new CreateTags(parts),
        new DeleteTags(parts),
        new DescribeTags(parts),
        new DescribeAvailabilityZones(parts),
        new DescribeRegions(parts),
        new DescribeAccountAttributes(parts));
  }
}
