package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Ends flow logs. What they recorded before is still delivered; files that were delivered stay.
final class DeleteFlowLogs extends Ec2Operation<DeleteFlowLogsRequest, DeleteFlowLogsResponse> {
  DeleteFlowLogs(Ec2Parts parts) {
    super(parts, DeleteFlowLogsRequest::builder, Members.of().needing("FlowLogIds"));
  }

  @Override
  List<Permission> needs(DeleteFlowLogsRequest request, Call call) {
    List<Permission> needed = new ArrayList<>();
    for (String id : request.flowLogIds().stream().distinct().toList()) {
      needed.add(on(call, ResourceKinds.FLOW_LOG, id));
      Optional<FlowLog> log = parts().read(call, view -> view.find(ResourceKinds.FLOW_LOG, id));
      if (log.isPresent()
          && log.get().logDestinationType() != LogDestinationType.CLOUD_WATCH_LOGS) {
        needed.add(Permission.of("logs:DeleteLogDelivery", "*"));
      }
    }
    return needed;
  }

  @Override
  public DeleteFlowLogsResponse answer(DeleteFlowLogsRequest request, Call call) {
    DescribeFlowLogs.requireAtMost(request.flowLogIds());
    for (String id : request.flowLogIds()) {
      if (!ResourceKinds.FLOW_LOG.owns(id)) {
        throw Ec2Errors.invalidValue(
            "1 validation error detected: Value '" + id + "' at 'flowLogId' has an invalid format");
      }
    }
    List<UnsuccessfulItem> missing =
        parts()
            .change(
                call,
                change -> {
                  List<UnsuccessfulItem> items = new ArrayList<>();
                  for (String id : request.flowLogIds().stream().distinct().toList()) {
                    if (change.find(ResourceKinds.FLOW_LOG, id).isPresent()) {
                      change.remove(ResourceKinds.FLOW_LOG, id);
                    } else {
                      items.add(missing(id));
                    }
                  }
                  return items;
                });
    return DeleteFlowLogsResponse.builder().unsuccessful(missing).build();
  }

  private static UnsuccessfulItem missing(String id) {
    return UnsuccessfulItem.builder()
        .resourceId(id)
        .error(error ->
            error
                .code("InvalidFlowLogId.NotFound")
                .message(
                    "These flow log ids in the input list are not found: [TotalCount: 1] " + id))
        .build();
  }
}
