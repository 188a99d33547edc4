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
}
