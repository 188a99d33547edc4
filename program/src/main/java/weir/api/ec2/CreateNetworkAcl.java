package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Makes a network ACL that lets nothing through.
final class CreateNetworkAcl
    extends Ec2Operation<CreateNetworkAclRequest, CreateNetworkAclResponse> {
  private static final int MOST = 200;

  CreateNetworkAcl(Ec2Parts parts) {
    super(
        parts,
        CreateNetworkAclRequest::builder,
        Members.of("TagSpecifications", "ClientToken").needing("VpcId"));
  }

  @Override
  List<Permission> needs(CreateNetworkAclRequest request, Call call) {
    List<Permission> needed =
        new ArrayList<>(creating(call, ResourceKinds.NETWORK_ACL, request.tagSpecifications()));
    needed.add(on(call, ResourceKinds.VPC, request.vpcId()));
    return needed;
  }

  @Override
  public CreateNetworkAclResponse answer(CreateNetworkAclRequest request, Call call) {
    List<Tag> tags = Tagging.requested(ResourceKinds.NETWORK_ACL, request.tagSpecifications());
    return parts()
        .change(
            call,
            change -> {
              Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
              List<String> made =
                  ClientTokens.once(
                      change,
                      call.now(),
                      name(),
                      request.clientToken(),
                      request,
                      () -> {
                        requireRoom(change, vpc);
                        String id = NetworkAcls.make(change, parts().ids(), vpc).networkAclId();
                        change.tag(ResourceKinds.NETWORK_ACL, id, tags);
                        return List.of(id);
                      });
              NetworkAcl acl = change.require(ResourceKinds.NETWORK_ACL, made.getFirst());
              return CreateNetworkAclResponse.builder()
                  .networkAcl(change.tagged(ResourceKinds.NETWORK_ACL, acl))
                  .clientToken(request.clientToken())
                  .build();
            });
  }

  private static void requireRoom(Ec2View view, Vpc vpc) {
    long has =
        view.all(ResourceKinds.NETWORK_ACL).stream()
            .filter(acl -> acl.vpcId().equals(vpc.vpcId()))
            .count();
    if (has >= MOST) {
      throw ApiException.badRequest(
          "NetworkAclLimitExceeded",
          "The maximum number of network ACLs, "
              + MOST
              + ", has been reached for the VPC "
              + vpc.vpcId());
    }
  }
}
