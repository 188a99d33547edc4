package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Stops instances, which lose public addresses that are not elastic ones.
final class StopInstances extends Ec2Operation<StopInstancesRequest, StopInstancesResponse> {
  StopInstances(Ec2Parts parts) {
    super(
        parts,
        StopInstancesRequest::builder,
        Members.of("Force", "Hibernate", "SkipOsShutdown").needing("InstanceIds"));
  }

  @Override
  List<Permission> needs(StopInstancesRequest request, Call call) {
    return request.instanceIds().stream().map(id -> on(call, ResourceKinds.INSTANCE, id)).toList();
  }

  @Override
  public StopInstancesResponse answer(StopInstancesRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              List<InstanceStateChange> changes = new ArrayList<>();
              for (Instance instance :
                  change.require(ResourceKinds.INSTANCE, request.instanceIds())) {
                changes.add(Instances.stop(change, instance, call.now()));
              }
              return StopInstancesResponse.builder().stoppingInstances(changes).build();
            });
  }
}
