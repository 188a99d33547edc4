package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Puts a subnet under another network ACL of its VPC.
final class ReplaceNetworkAclAssociation
    extends Ec2Operation<
        ReplaceNetworkAclAssociationRequest, ReplaceNetworkAclAssociationResponse> {
  ReplaceNetworkAclAssociation(Ec2Parts parts) {
    super(
        parts,
        ReplaceNetworkAclAssociationRequest::builder,
        Members.of().needing("AssociationId", "NetworkAclId"));
  }

  @Override
  List<Permission> needs(ReplaceNetworkAclAssociationRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_ACL, request.networkAclId()));
  }

  @Override
  public ReplaceNetworkAclAssociationResponse answer(
      ReplaceNetworkAclAssociationRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              NetworkAcl target = change.require(ResourceKinds.NETWORK_ACL, request.networkAclId());
              NetworkAcl source = holder(change, request.associationId());
              NetworkAclAssociation before = find(source, request.associationId()).orElseThrow();
              if (!source.vpcId().equals(target.vpcId())) {
                throw ApiException.badRequest(
                    "InvalidParameterValue",
                    "Network ACL "
                        + target.networkAclId()
                        + " and subnet "
                        + before.subnetId()
                        + " belong to different networks");
              }
              NetworkAcl left =
                  change.put(
                      ResourceKinds.NETWORK_ACL,
                      source.toBuilder()
                          .associations(
                              source.associations().stream()
                                  .filter(it -> !it.equals(before))
                                  .toList())
                          .build());
              NetworkAcl joined = left.networkAclId().equals(target.networkAclId()) ? left : target;
              NetworkAclAssociation now =
                  before.toBuilder()
                      .networkAclAssociationId(parts().ids().next("aclassoc"))
                      .networkAclId(target.networkAclId())
                      .build();
              List<NetworkAclAssociation> all = new ArrayList<>(joined.associations());
              all.add(now);
              change.put(ResourceKinds.NETWORK_ACL, joined.toBuilder().associations(all).build());
              return ReplaceNetworkAclAssociationResponse.builder()
                  .newAssociationId(now.networkAclAssociationId())
                  .build();
            });
  }

  private static NetworkAcl holder(Ec2View view, String associationId) {
    return view.all(ResourceKinds.NETWORK_ACL).stream()
        .filter(acl -> find(acl, associationId).isPresent())
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidAssociationID.NotFound",
                "The association ID '" + associationId + "' does not exist"));
  }

  private static Optional<NetworkAclAssociation> find(NetworkAcl acl, String associationId) {
    return acl.associations().stream()
        .filter(it -> it.networkAclAssociationId().equals(associationId))
        .findFirst();
  }
}
