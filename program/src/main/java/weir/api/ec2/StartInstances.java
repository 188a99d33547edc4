package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Starts instances that were stopped.
final class StartInstances extends Ec2Operation<StartInstancesRequest, StartInstancesResponse> {
  StartInstances(Ec2Parts parts) {
    super(parts, StartInstancesRequest::builder, Members.of().needing("InstanceIds"));
  }

  @Override
  List<Permission> needs(StartInstancesRequest request, Call call) {
    return request.instanceIds().stream().map(id -> on(call, ResourceKinds.INSTANCE, id)).toList();
  }

  @Override
  public StartInstancesResponse answer(StartInstancesRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              List<InstanceStateChange> changes = new ArrayList<>();
              for (Instance instance :
                  change.require(ResourceKinds.INSTANCE, request.instanceIds())) {
                changes.add(Instances.start(change, parts().ids(), instance, call.now()));
              }
              return StartInstancesResponse.builder().startingInstances(changes).build();
            });
  }
}
