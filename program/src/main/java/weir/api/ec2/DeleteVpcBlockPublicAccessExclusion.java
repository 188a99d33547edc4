package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteVpcBlockPublicAccessExclusionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcBlockPublicAccessExclusionResponse;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusionState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Ends an exclusion from VPC Block Public Access.
final class DeleteVpcBlockPublicAccessExclusion
    extends Ec2Operation<
        DeleteVpcBlockPublicAccessExclusionRequest, DeleteVpcBlockPublicAccessExclusionResponse> {
  DeleteVpcBlockPublicAccessExclusion(Ec2Parts parts) {
    super(
        parts,
        DeleteVpcBlockPublicAccessExclusionRequest::builder,
        Members.of().needing("ExclusionId"));
  }

  @Override
  List<Permission> needs(DeleteVpcBlockPublicAccessExclusionRequest request, Call call) {
    return List.of(on(call, ResourceKinds.PUBLIC_ACCESS_EXCLUSION, request.exclusionId()));
  }

  @Override
  public DeleteVpcBlockPublicAccessExclusionResponse answer(
      DeleteVpcBlockPublicAccessExclusionRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              VpcBlockPublicAccessExclusion exclusion =
                  change.require(ResourceKinds.PUBLIC_ACCESS_EXCLUSION, request.exclusionId());
              change.remove(ResourceKinds.PUBLIC_ACCESS_EXCLUSION, exclusion.exclusionId());
              return DeleteVpcBlockPublicAccessExclusionResponse.builder()
                  .vpcBlockPublicAccessExclusion(
                      exclusion.toBuilder()
                          .state(VpcBlockPublicAccessExclusionState.DELETE_COMPLETE)
                          .lastUpdateTimestamp(call.now())
                          .deletionTimestamp(call.now())
                          .build())
                  .build();
            });
  }
}
