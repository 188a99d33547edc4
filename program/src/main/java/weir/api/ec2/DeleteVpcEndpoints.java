package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes VPC endpoints with their interfaces and routes; those that are not there are named in
/// the answer.
final class DeleteVpcEndpoints
    extends Ec2Operation<DeleteVpcEndpointsRequest, DeleteVpcEndpointsResponse> {
  DeleteVpcEndpoints(Ec2Parts parts) {
    super(parts, DeleteVpcEndpointsRequest::builder, Members.of().needing("VpcEndpointIds"));
  }

  @Override
  List<Permission> needs(DeleteVpcEndpointsRequest request, Call call) {
    return request.vpcEndpointIds().stream()
        .map(id -> on(call, ResourceKinds.VPC_ENDPOINT, id))
        .toList();
  }

  @Override
  public DeleteVpcEndpointsResponse answer(DeleteVpcEndpointsRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              List<UnsuccessfulItem> failed = new ArrayList<>();
              for (String id : request.vpcEndpointIds()) {
                Optional<VpcEndpoint> endpoint =
                    change.find(
                        ResourceKinds.VPC_ENDPOINT, ResourceKinds.VPC_ENDPOINT.wellFormed(id));
                if (endpoint.isPresent()) {
                  VpcEndpoints.remove(change, parts().ids(), endpoint.get());
                } else {
                  failed.add(
                      UnsuccessfulItem.builder()
                          .resourceId(id)
                          .error(error ->
                              error
                                  .code("InvalidVpcEndpoint.NotFound")
                                  .message("The Vpc Endpoint Id '" + id + "' does not exist"))
                          .build());
                }
              }
              return DeleteVpcEndpointsResponse.builder().unsuccessful(failed).build();
            });
  }
}
