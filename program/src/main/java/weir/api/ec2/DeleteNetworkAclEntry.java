package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes an entry from a network ACL; the last one, which denies the rest, stays.
final class DeleteNetworkAclEntry
    extends Ec2Operation<DeleteNetworkAclEntryRequest, DeleteNetworkAclEntryResponse> {
  DeleteNetworkAclEntry(Ec2Parts parts) {
    super(
        parts,
        DeleteNetworkAclEntryRequest::builder,
        Members.of("Egress").needing("NetworkAclId", "RuleNumber"));
  }

  @Override
  List<Permission> needs(DeleteNetworkAclEntryRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_ACL, request.networkAclId()));
  }

  @Override
  public DeleteNetworkAclEntryResponse answer(DeleteNetworkAclEntryRequest request, Call call) {
    boolean egress = Boolean.TRUE.equals(request.egress());
    return parts()
        .change(
            call,
            change -> {
              NetworkAcl acl = change.require(ResourceKinds.NETWORK_ACL, request.networkAclId());
              AclEntries.require(acl, request.ruleNumber(), egress);
              change.put(
                  ResourceKinds.NETWORK_ACL, AclEntries.without(acl, request.ruleNumber(), egress));
              return DeleteNetworkAclEntryResponse.builder().build();
            });
  }
}
