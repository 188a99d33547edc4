package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import weir.api.gateway.Call;

/// Lists the default route tables of transit gateways.
final class DescribeTransitGatewayRouteTables
    extends Ec2Operation<
        DescribeTransitGatewayRouteTablesRequest, DescribeTransitGatewayRouteTablesResponse> {
  private static final Ec2Filters<TransitGatewayRouteTable> FILTERS =
      new Ec2Filters<TransitGatewayRouteTable>()
          .on(
              "default-association-route-table",
              TransitGatewayRouteTable::defaultAssociationRouteTable)
          .on(
              "default-propagation-route-table",
              TransitGatewayRouteTable::defaultPropagationRouteTable)
          .on("state", TransitGatewayRouteTable::stateAsString)
          .on("transit-gateway-id", TransitGatewayRouteTable::transitGatewayId)
          .on(
              "transit-gateway-route-table-id",
              TransitGatewayRouteTable::transitGatewayRouteTableId);

  DescribeTransitGatewayRouteTables(Ec2Parts parts) {
    super(
        parts,
        DescribeTransitGatewayRouteTablesRequest::builder,
        Members.of("TransitGatewayRouteTableIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeTransitGatewayRouteTablesResponse answer(
      DescribeTransitGatewayRouteTablesRequest request, Call call) {
    List<String> ids = request.transitGatewayRouteTableIds();
    return parts()
        .read(
            call,
            view -> {
              List<TransitGatewayRouteTable> found =
                  ids.isEmpty()
                      ? TransitGatewayTables.all(view)
                      : ids.stream()
                          .distinct()
                          .sorted()
                          .map(id -> TransitGatewayTables.require(view, id))
                          .toList();
              Paging.Page<TransitGatewayRouteTable> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          found.stream()
                              .filter(FILTERS.compile(request.filters(), table -> List.of()))
                              .toList(),
                          TransitGatewayRouteTable::transitGatewayRouteTableId,
                          request.maxResults(),
                          request.nextToken());
              return DescribeTransitGatewayRouteTablesResponse.builder()
                  .transitGatewayRouteTables(page.items())
                  .nextToken(page.nextToken())
                  .build();
            });
  }
}
