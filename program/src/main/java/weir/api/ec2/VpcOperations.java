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
        new DisassociateVpcCidrBlock(parts));
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
}
