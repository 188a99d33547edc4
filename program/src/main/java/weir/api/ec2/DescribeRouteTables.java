package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import weir.api.gateway.Call;

/// Lists route tables. A route whose target is gone is a black hole.
final class DescribeRouteTables
    extends Ec2Operation<DescribeRouteTablesRequest, DescribeRouteTablesResponse> {
  private static final Listing<RouteTable> LISTING =
      new Listing<>(
          "DescribeRouteTables",
          "routeTableIds",
          ResourceKinds.ROUTE_TABLE,
          new Ec2Filters<RouteTable>()
              .on("route-table-id", RouteTable::routeTableId)
              .on("vpc-id", RouteTable::vpcId)
              .on("owner-id", RouteTable::ownerId)
              .onEach("association.main", RouteTable::associations, RouteTableAssociation::main)
              .onEach(
                  "association.subnet-id",
                  RouteTable::associations,
                  RouteTableAssociation::subnetId)
              .onEach(
                  "association.gateway-id",
                  RouteTable::associations,
                  RouteTableAssociation::gatewayId)
              .onEach(
                  "association.route-table-id",
                  RouteTable::associations,
                  RouteTableAssociation::routeTableId)
              .onEach(
                  "association.route-table-association-id",
                  RouteTable::associations,
                  RouteTableAssociation::routeTableAssociationId)
              .onEach(
                  "route.destination-cidr-block", RouteTable::routes, Route::destinationCidrBlock)
              .onEach(
                  "route.destination-ipv6-cidr-block",
                  RouteTable::routes,
                  Route::destinationIpv6CidrBlock)
              .onEach(
                  "route.destination-prefix-list-id",
                  RouteTable::routes,
                  Route::destinationPrefixListId)
              .onEach(
                  "route.egress-only-internet-gateway-id",
                  RouteTable::routes,
                  Route::egressOnlyInternetGatewayId)
              .onEach("route.gateway-id", RouteTable::routes, Route::gatewayId)
              .onEach("route.instance-id", RouteTable::routes, Route::instanceId)
              .onEach("route.nat-gateway-id", RouteTable::routes, Route::natGatewayId)
              .onEach("route.transit-gateway-id", RouteTable::routes, Route::transitGatewayId)
              .onEach("route.origin", RouteTable::routes, Route::originAsString)
              .onEach("route.state", RouteTable::routes, Route::stateAsString)
              .onEach(
                  "route.vpc-peering-connection-id",
                  RouteTable::routes,
                  Route::vpcPeeringConnectionId));

  DescribeRouteTables(Ec2Parts parts) {
    super(
        parts,
        DescribeRouteTablesRequest::builder,
        Members.of("RouteTableIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeRouteTablesResponse answer(DescribeRouteTablesRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.routeTableIds(), request.filters(), request.maxResults(), request.nextToken());
    Paging.Page<RouteTable> page =
        parts()
            .read(
                call,
                view ->
                    LISTING.page(
                        parts().paging(),
                        view,
                        asked,
                        table -> RouteTableAssociations.shown(view, table)));
    return DescribeRouteTablesResponse.builder()
        .routeTables(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
