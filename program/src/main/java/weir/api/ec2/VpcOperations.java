package weir.api.ec2;

import java.util.List;
import weir.api.gateway.Operation;

/// The operations on VPCs, subnets, interfaces, security groups and network ACLs, and on tags.
final class VpcOperations {
  private VpcOperations() {}

  static List<Operation<?, ?>> list(Ec2Parts parts) {
    return List.of(new CreateVpc(parts), new DescribeVpcs(parts));
  }
}
