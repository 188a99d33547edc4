package weir.api.ec2;

import java.util.List;
import weir.api.gateway.Operation;

/// The operations on what leads packets out of a subnet: route tables and their targets, elastic
/// addresses, prefix lists, VPC Block Public Access.
final class RoutingOperations {
  private RoutingOperations() {}

  static List<Operation<?, ?>> list(Ec2Parts parts) {
    return List.of(
        new CreateRouteTable(parts),
        new DeleteRouteTable(parts),
        new DescribeRouteTables(parts),
        new AssociateRouteTable(parts),
        new DisassociateRouteTable(parts),
        new ReplaceRouteTableAssociation(parts),
        new CreateRoute(parts),
        new ReplaceRoute(parts),
        new DeleteRoute(parts),
        new CreateInternetGateway(parts),
        new DeleteInternetGateway(parts),
        new AttachInternetGateway(parts),
        new DetachInternetGateway(parts),
        new DescribeInternetGateways(parts),
        new CreateEgressOnlyInternetGateway(parts),
        new DeleteEgressOnlyInternetGateway(parts),
        new DescribeEgressOnlyInternetGateways(parts),
        new CreateVpnGateway(parts),
        new DeleteVpnGateway(parts),
        new AttachVpnGateway(parts),
        new DetachVpnGateway(parts),
        new DescribeVpnGateways(parts),
        new AllocateAddress(parts),
        new ReleaseAddress(parts),
        new AssociateAddress(parts),
        new DisassociateAddress(parts),
        new DescribeAddresses(parts),
        new CreateNatGateway(parts),
        new DeleteNatGateway(parts),
        new DescribeNatGateways(parts),
        new CreateTransitGateway(parts),
        new DeleteTransitGateway(parts),
        new DescribeTransitGateways(parts),
        new CreateTransitGatewayVpcAttachment(parts),
        new DeleteTransitGatewayVpcAttachment(parts),
        new DescribeTransitGatewayVpcAttachments(parts),
        new DescribeTransitGatewayAttachments(parts),
        new DescribeTransitGatewayRouteTables(parts),
        new GetTransitGatewayRouteTableAssociations(parts),
        new GetTransitGatewayRouteTablePropagations(parts),
        new CreateVpcPeeringConnection(parts),
        new AcceptVpcPeeringConnection(parts),
        new RejectVpcPeeringConnection(parts),
        new DeleteVpcPeeringConnection(parts),
        new DescribeVpcPeeringConnections(parts),
        new CreateManagedPrefixList(parts),
        new ModifyManagedPrefixList(parts),
        new DeleteManagedPrefixList(parts),
        new DescribeManagedPrefixLists(parts),
        new GetManagedPrefixListEntries(parts),
        new GetManagedPrefixListAssociations(parts),
        new DescribePrefixLists(parts),
        new CreateVpcEndpoint(parts),
        new DeleteVpcEndpoints(parts),
        new DescribeVpcEndpoints(parts),
        new DescribeVpcBlockPublicAccessOptions(parts),
        new ModifyVpcBlockPublicAccessOptions(parts),
        new CreateVpcBlockPublicAccessExclusion(parts),
        new DeleteVpcBlockPublicAccessExclusion(parts),
        new DescribeVpcBlockPublicAccessExclusions(parts));
  }
}
