package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a network ACL that no subnet is under; a VPC's default one stays.
final class DeleteNetworkAcl
    extends Ec2Operation<DeleteNetworkAclRequest, DeleteNetworkAclResponse> {
  DeleteNetworkAcl(Ec2Parts parts) {
    super(parts, DeleteNetworkAclRequest::builder, Members.of().needing("NetworkAclId"));
  }

  @Override
  List<Permission> needs(DeleteNetworkAclRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_ACL, request.networkAclId()));
  }

  @Override
  public DeleteNetworkAclResponse answer(DeleteNetworkAclRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              NetworkAcl acl = change.require(ResourceKinds.NETWORK_ACL, request.networkAclId());
              if (acl.isDefault()) {
                throw Ec2Errors.invalidValue(
                    "cannot delete default network ACL " + acl.networkAclId());
              }
              if (!acl.associations().isEmpty()) {
                throw Ec2Errors.dependency(
                    "The networkAcl '"
                        + acl.networkAclId()
                        + "' has dependencies and cannot be deleted.");
              }
              change.remove(ResourceKinds.NETWORK_ACL, acl.networkAclId());
              return DeleteNetworkAclResponse.builder().build();
            });
  }
}
