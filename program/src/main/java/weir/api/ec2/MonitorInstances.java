package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesResponse;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Says of instances that they are watched in detail.
final class MonitorInstances
    extends Ec2Operation<MonitorInstancesRequest, MonitorInstancesResponse> {
  MonitorInstances(Ec2Parts parts) {
    super(parts, MonitorInstancesRequest::builder, Members.of().needing("InstanceIds"));
  }

  @Override
  List<Permission> needs(MonitorInstancesRequest request, Call call) {
    return request.instanceIds().stream().map(id -> on(call, ResourceKinds.INSTANCE, id)).toList();
  }

  @Override
  public MonitorInstancesResponse answer(MonitorInstancesRequest request, Call call) {
    return parts()
        .change(
            call,
            change ->
                MonitorInstancesResponse.builder()
                    .instanceMonitorings(
                        Instances.watch(change, request.instanceIds(), MonitoringState.ENABLED))
                    .build());
  }
}
