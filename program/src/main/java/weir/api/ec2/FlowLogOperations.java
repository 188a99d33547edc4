package weir.api.ec2;

import java.util.List;
import weir.api.gateway.Operation;

/// The operations on flow logs.
final class FlowLogOperations {
  private FlowLogOperations() {}

  static List<Operation<?, ?>> list(Ec2Parts parts, FlowLogParts flowLogs) {
    return List.of(
        new CreateFlowLogs(parts, flowLogs),
        new DescribeFlowLogs(parts, flowLogs.health()),
        new DeleteFlowLogs(parts),
        new GetFlowLogsIntegrationTemplate(parts, flowLogs.buckets()));
  }
}
