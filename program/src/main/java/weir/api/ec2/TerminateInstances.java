package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Ends instances; interfaces that were to go with them go, others are free again. Shown as
/// terminated for about an hour.
final class TerminateInstances
    extends Ec2Operation<TerminateInstancesRequest, TerminateInstancesResponse> {
  TerminateInstances(Ec2Parts parts) {
    super(
        parts,
        TerminateInstancesRequest::builder,
        Members.of("Force", "SkipOsShutdown").needing("InstanceIds"));
  }

  @Override
  List<Permission> needs(TerminateInstancesRequest request, Call call) {
    return request.instanceIds().stream().map(id -> on(call, ResourceKinds.INSTANCE, id)).toList();
  }

  @Override
  public TerminateInstancesResponse answer(TerminateInstancesRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              Instances.forgetTheLongGone(change, call.now());
              List<InstanceStateChange> changes = new ArrayList<>();
              for (Instance instance :
                  change.require(ResourceKinds.INSTANCE, request.instanceIds())) {
                changes.add(Instances.terminate(change, parts().ids(), instance, call.now()));
              }
              return TerminateInstancesResponse.builder().terminatingInstances(changes).build();
            });
  }
}
