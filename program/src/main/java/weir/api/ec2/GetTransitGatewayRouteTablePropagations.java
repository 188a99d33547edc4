package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPropagationState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTablePropagation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import weir.api.gateway.Call;

/// Tells which attachments put their routes into a route table: all of its gateway when it is the
/// default for that, else none.
final class GetTransitGatewayRouteTablePropagations
    extends Ec2Operation<
        GetTransitGatewayRouteTablePropagationsRequest,
        GetTransitGatewayRouteTablePropagationsResponse> {
  private static final Ec2Filters<TransitGatewayRouteTablePropagation> FILTERS =
      new Ec2Filters<TransitGatewayRouteTablePropagation>()
          .on("resource-id", TransitGatewayRouteTablePropagation::resourceId)
          .on("resource-type", TransitGatewayRouteTablePropagation::resourceTypeAsString)
          .on(
              "transit-gateway-attachment-id",
              TransitGatewayRouteTablePropagation::transitGatewayAttachmentId);

  GetTransitGatewayRouteTablePropagations(Ec2Parts parts) {
    super(
        parts,
        GetTransitGatewayRouteTablePropagationsRequest::builder,
        Members.of("Filters", "MaxResults", "NextToken").needing("TransitGatewayRouteTableId"));
  }

  @Override
  public GetTransitGatewayRouteTablePropagationsResponse answer(
      GetTransitGatewayRouteTablePropagationsRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              TransitGatewayRouteTable table =
                  TransitGatewayTables.require(view, request.transitGatewayRouteTableId());
              List<TransitGatewayVpcAttachment> attachments =
                  table.defaultPropagationRouteTable()
                      ? TransitGatewayTables.attachments(view, table)
                      : List.of();
              Paging.Page<TransitGatewayRouteTablePropagation> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          attachments.stream()
                              .map(GetTransitGatewayRouteTablePropagations::shown)
                              .filter(FILTERS.compile(request.filters(), one -> List.of()))
                              .toList(),
                          TransitGatewayRouteTablePropagation::transitGatewayAttachmentId,
                          request.maxResults(),
                          request.nextToken());
              return GetTransitGatewayRouteTablePropagationsResponse.builder()
                  .transitGatewayRouteTablePropagations(page.items())
                  .nextToken(page.nextToken())
                  .build();
            });
  }

  private static TransitGatewayRouteTablePropagation shown(TransitGatewayVpcAttachment attachment) {
    return TransitGatewayRouteTablePropagation.builder()
        .transitGatewayAttachmentId(attachment.transitGatewayAttachmentId())
        .resourceId(attachment.vpcId())
        .resourceType(TransitGatewayAttachmentResourceType.VPC)
        .state(TransitGatewayPropagationState.ENABLED)
        .build();
  }
}
