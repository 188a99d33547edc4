package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a VPC that nothing of the user's stands in, with the pieces that it was born with.
final class DeleteVpc extends Ec2Operation<DeleteVpcRequest, DeleteVpcResponse> {
  DeleteVpc(Ec2Parts parts) {
    super(parts, DeleteVpcRequest::builder, Members.of().needing("VpcId"));
  }

  @Override
  List<Permission> needs(DeleteVpcRequest request, Call call) {
    return List.of(on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public DeleteVpcResponse answer(DeleteVpcRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
              VpcContents contents = new VpcContents(change, vpc.vpcId());
              if (!contents.isBare()) {
                throw Ec2Errors.dependency(
                    "The vpc '" + vpc.vpcId() + "' has dependencies and cannot be deleted.");
              }
              contents.removeDefaults(change);
              change.remove(Ec2Documents.VPC_ATTRIBUTES, vpc.vpcId());
              change.remove(ResourceKinds.VPC, vpc.vpcId());
              return DeleteVpcResponse.builder().build();
            });
  }
}
