package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.model.net.Cidr;

/// Gives a VPC another IPv4 block, or its IPv6 block.
final class AssociateVpcCidrBlock
    extends Ec2Operation<AssociateVpcCidrBlockRequest, AssociateVpcCidrBlockResponse> {
  private static final int MOST_IPV4 = 5;

  AssociateVpcCidrBlock(Ec2Parts parts) {
    super(
        parts,
        AssociateVpcCidrBlockRequest::builder,
        Members.of("CidrBlock", "AmazonProvidedIpv6CidrBlock", "Ipv6CidrBlockNetworkBorderGroup")
            .needing("VpcId"));
  }

  @Override
  List<Permission> needs(AssociateVpcCidrBlockRequest request, Call call) {
    return List.of(on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public AssociateVpcCidrBlockResponse answer(AssociateVpcCidrBlockRequest request, Call call) {
    boolean ipv6 = Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock());
    if (ipv6 == (request.cidrBlock() != null)) {
      throw Ec2Errors.combination(
          "A call takes exactly one of cidrBlock and amazonProvidedIpv6CidrBlock.");
    }
    return parts()
        .change(
            call,
            change -> {
              Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
              return ipv6 ? withIpv6(change, vpc) : withIpv4(change, vpc, request.cidrBlock());
            });
  }

  private AssociateVpcCidrBlockResponse withIpv4(Ec2Change change, Vpc vpc, String text) {
    Cidr cidr = CidrBlocks.ofVpc(text);
    if (Vpcs.ipv4Blocks(vpc).stream().anyMatch(cidr::overlaps)) {
      throw ApiException.badRequest(
          "InvalidVpc.Range",
          "The CIDR '" + cidr + "' conflicts with a CIDR of the VPC " + vpc.vpcId() + ".");
    }
    if (vpc.cidrBlockAssociationSet().size() >= MOST_IPV4) {
      throw ApiException.badRequest(
          "CidrLimitExceeded",
          "This network '"
              + vpc.vpcId()
              + "' has met its maximum number of allowed CIDRs: "
              + MOST_IPV4);
    }
    VpcCidrBlockAssociation association = Vpcs.ipv4Association(parts().ids(), cidr);
    List<VpcCidrBlockAssociation> all = new ArrayList<>(vpc.cidrBlockAssociationSet());
    all.add(association);
    keep(change, vpc.toBuilder().cidrBlockAssociationSet(all).build());
    return AssociateVpcCidrBlockResponse.builder()
        .vpcId(vpc.vpcId())
        .cidrBlockAssociation(association)
        .build();
  }

  private AssociateVpcCidrBlockResponse withIpv6(Ec2Change change, Vpc vpc) {
    if (!vpc.ipv6CidrBlockAssociationSet().isEmpty()) {
      throw ApiException.badRequest(
          "CidrLimitExceeded",
          "This network '" + vpc.vpcId() + "' has met its maximum number of allowed CIDRs: 1");
    }
    VpcIpv6CidrBlockAssociation association =
        Vpcs.ipv6Association(
            parts().ids(), CidrBlocks.freeIpv6(change, parts().ids()), change.scope().region());
    keep(change, vpc.toBuilder().ipv6CidrBlockAssociationSet(association).build());
    for (var acl : new VpcContents(change, vpc.vpcId()).acls()) {
      change.put(ResourceKinds.NETWORK_ACL, NetworkAcls.withIpv6(acl));
    }
    return AssociateVpcCidrBlockResponse.builder()
        .vpcId(vpc.vpcId())
        .ipv6CidrBlockAssociation(association)
        .build();
  }

  private static void keep(Ec2Change change, Vpc vpc) {
    change.put(ResourceKinds.VPC, vpc);
    RouteTables.renewLocalRoutes(change, vpc);
  }
}
