package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import weir.api.gateway.Call;
import weir.store.state.StateView;

/// Lists the peering connections that the account asked for or is asked for, in the request's
/// region.
final class DescribeVpcPeeringConnections
    extends Ec2Operation<
        DescribeVpcPeeringConnectionsRequest, DescribeVpcPeeringConnectionsResponse> {
  DescribeVpcPeeringConnections(Ec2Parts parts) {
    super(
        parts,
        DescribeVpcPeeringConnectionsRequest::builder,
        Members.of("VpcPeeringConnectionIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeVpcPeeringConnectionsResponse answer(
      DescribeVpcPeeringConnectionsRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              List<VpcPeeringConnection> visible =
                  Peerings.visible(view).stream()
                      .map(StateView.Owned::document)
                      .map(peering -> Peerings.shown(peering, call.now()))
                      .toList();
              List<String> missing =
                  request.vpcPeeringConnectionIds().stream()
                      .map(ResourceKinds.VPC_PEERING_CONNECTION::wellFormed)
                      .filter(id ->
                          visible.stream()
                              .noneMatch(peering -> id.equals(peering.vpcPeeringConnectionId())))
                      .toList();
              if (!missing.isEmpty()) {
                throw ResourceKinds.VPC_PEERING_CONNECTION.notFound(missing);
              }
              List<VpcPeeringConnection> wanted =
                  visible.stream()
                      .filter(peering ->
                          request.vpcPeeringConnectionIds().isEmpty()
                              || request
                                  .vpcPeeringConnectionIds()
                                  .contains(peering.vpcPeeringConnectionId()))
                      .filter(
                          Peerings.FILTERS.compile(
                              request.filters(),
                              peering -> view.tags(peering.vpcPeeringConnectionId())))
                      .toList();
              Paging.Page<VpcPeeringConnection> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          wanted,
                          VpcPeeringConnection::vpcPeeringConnectionId,
                          request.maxResults(),
                          request.nextToken());
              return DescribeVpcPeeringConnectionsResponse.builder()
                  .vpcPeeringConnections(
                      page.items().stream()
                          .map(
                              peering -> view.tagged(ResourceKinds.VPC_PEERING_CONNECTION, peering))
                          .toList())
                  .nextToken(page.nextToken())
                  .build();
            });
  }
}
