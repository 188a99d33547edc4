package weir.api.ec2;

import java.util.List;
import weir.api.gateway.Operation;

/// The operations on instances, their types, images and key pairs.
final class InstanceOperations {
  private InstanceOperations() {}

  static List<Operation<?, ?>> list(Ec2Parts parts) {
    return List.of(
        new RunInstances(parts),
        new DescribeInstances(parts),
        new DescribeInstanceStatus(parts),
        new DescribeInstanceAttribute(parts),
        new DescribeInstanceCreditSpecifications(parts),
        new ModifyInstanceAttribute(parts),
        new StopInstances(parts),
        new StartInstances(parts),
        new RebootInstances(parts),
        new MonitorInstances(parts),
        new UnmonitorInstances(parts),
        new TerminateInstances(parts),
        new CreateKeyPair(parts),
        new ImportKeyPair(parts),
        new DescribeKeyPairs(parts),
        new DeleteKeyPair(parts),
        new DescribeVolumes(parts),
        new DescribeInstanceTypes(parts),
        new DescribeImages(parts));
  }
}
