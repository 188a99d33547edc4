package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Restarts running instances, which keep their addresses: with no machine behind them nothing else
/// happens.
final class RebootInstances extends Ec2Operation<RebootInstancesRequest, RebootInstancesResponse> {
  RebootInstances(Ec2Parts parts) {
    super(parts, RebootInstancesRequest::builder, Members.of().needing("InstanceIds"));
  }

  @Override
  List<Permission> needs(RebootInstancesRequest request, Call call) {
    return request.instanceIds().stream().map(id -> on(call, ResourceKinds.INSTANCE, id)).toList();
  }

  @Override
  public RebootInstancesResponse answer(RebootInstancesRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              view.require(ResourceKinds.INSTANCE, request.instanceIds())
                  .forEach(Instances::refuseReboot);
              return RebootInstancesResponse.builder().build();
            });
  }
}
