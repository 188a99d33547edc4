package weir.api.ec2;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.model.net.Cidr;

/// Takes a block from a VPC that no subnet uses; the first IPv4 block stays.
final class DisassociateVpcCidrBlock
    extends Ec2Operation<DisassociateVpcCidrBlockRequest, DisassociateVpcCidrBlockResponse> {
  DisassociateVpcCidrBlock(Ec2Parts parts) {
    super(parts, DisassociateVpcCidrBlockRequest::builder, Members.of().needing("AssociationId"));
  }

  @Override
  public DisassociateVpcCidrBlockResponse answer(
      DisassociateVpcCidrBlockRequest request, Call call) {
    String id = request.associationId();
    return parts()
        .change(
            call,
            change -> {
              for (Vpc vpc : change.all(ResourceKinds.VPC)) {
                Optional<VpcCidrBlockAssociation> ipv4 =
                    vpc.cidrBlockAssociationSet().stream()
                        .filter(block -> block.associationId().equals(id))
                        .findFirst();
                if (ipv4.isPresent()) {
                  return withoutIpv4(change, vpc, ipv4.get());
                }
                Optional<VpcIpv6CidrBlockAssociation> ipv6 =
                    vpc.ipv6CidrBlockAssociationSet().stream()
                        .filter(block -> block.associationId().equals(id))
                        .findFirst();
                if (ipv6.isPresent()) {
                  return withoutIpv6(change, vpc, ipv6.get());
                }
              }
              throw ApiException.badRequest(
                  "InvalidVpcCidrBlockAssociationID.NotFound",
                  "The vpc CIDR block association ID '" + id + "' does not exist");
            });
  }

  private static DisassociateVpcCidrBlockResponse withoutIpv4(
      Ec2Change change, Vpc vpc, VpcCidrBlockAssociation block) {
    if (block.cidrBlock().equals(vpc.cidrBlock())) {
      throw ApiException.badRequest(
          "OperationNotPermitted",
          "The vpc CIDR block with association ID "
              + block.associationId()
              + " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
    }
    requireUnused(change, vpc, block.associationId(), Cidr.of(block.cidrBlock()));
    List<VpcCidrBlockAssociation> rest =
        vpc.cidrBlockAssociationSet().stream().filter(other -> !other.equals(block)).toList();
    keep(change, vpc.toBuilder().cidrBlockAssociationSet(rest).build());
    return DisassociateVpcCidrBlockResponse.builder()
        .vpcId(vpc.vpcId())
        .cidrBlockAssociation(
            block.toBuilder()
                .cidrBlockState(state -> state.state(VpcCidrBlockStateCode.DISASSOCIATING))
                .build())
        .build();
  }

  private static DisassociateVpcCidrBlockResponse withoutIpv6(
      Ec2Change change, Vpc vpc, VpcIpv6CidrBlockAssociation block) {
    requireUnused(change, vpc, block.associationId(), Cidr.of(block.ipv6CidrBlock()));
    keep(change, vpc.toBuilder().ipv6CidrBlockAssociationSet(List.of()).build());
    return DisassociateVpcCidrBlockResponse.builder()
        .vpcId(vpc.vpcId())
        .ipv6CidrBlockAssociation(
            block.toBuilder()
                .ipv6CidrBlockState(state -> state.state(VpcCidrBlockStateCode.DISASSOCIATING))
                .build())
        .build();
  }

  private static void requireUnused(Ec2View view, Vpc vpc, String id, Cidr block) {
    boolean used =
        view.all(ResourceKinds.SUBNET).stream()
            .filter(subnet -> subnet.vpcId().equals(vpc.vpcId()))
            .anyMatch(subnet -> Subnets.blocks(subnet).stream().anyMatch(block::overlaps));
    if (used) {
      throw ApiException.badRequest(
          "InvalidCidr.InUse",
          "The vpc CIDR block with association ID "
              + id
              + " has associated subnets and cannot be disassociated");
    }
  }

  private static void keep(Ec2Change change, Vpc vpc) {
    change.put(ResourceKinds.VPC, vpc);
    RouteTables.renewLocalRoutes(change, vpc);
  }
}
