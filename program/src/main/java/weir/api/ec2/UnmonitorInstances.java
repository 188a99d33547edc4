package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Says of instances that they are not watched in detail.
final class UnmonitorInstances
    extends Ec2Operation<UnmonitorInstancesRequest, UnmonitorInstancesResponse> {
  UnmonitorInstances(Ec2Parts parts) {
    super(parts, UnmonitorInstancesRequest::builder, Members.of().needing("InstanceIds"));
  }

  @Override
  List<Permission> needs(UnmonitorInstancesRequest request, Call call) {
    return request.instanceIds().stream().map(id -> on(call, ResourceKinds.INSTANCE, id)).toList();
  }

  @Override
  public UnmonitorInstancesResponse answer(UnmonitorInstancesRequest request, Call call) {
    return parts()
        .change(
            call,
            change ->
                UnmonitorInstancesResponse.builder()
                    .instanceMonitorings(
                        Instances.watch(change, request.instanceIds(), MonitoringState.DISABLED))
                    .build());
  }
}
