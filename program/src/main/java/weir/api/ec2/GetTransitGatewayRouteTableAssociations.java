package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAssociationState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import weir.api.gateway.Call;

/// Tells which attachments look up their routes in a route table: all of its gateway when it is the
/// default for that, else none.
final class GetTransitGatewayRouteTableAssociations
    extends Ec2Operation<
        GetTransitGatewayRouteTableAssociationsRequest,
        GetTransitGatewayRouteTableAssociationsResponse> {
  private static final Ec2Filters<TransitGatewayRouteTableAssociation> FILTERS =
      new Ec2Filters<TransitGatewayRouteTableAssociation>()
          .on("resource-id", TransitGatewayRouteTableAssociation::resourceId)
          .on("resource-type", TransitGatewayRouteTableAssociation::resourceTypeAsString)
          .on(
              "transit-gateway-attachment-id",
              TransitGatewayRouteTableAssociation::transitGatewayAttachmentId);

  GetTransitGatewayRouteTableAssociations(Ec2Parts parts) {
    super(
        parts,
        GetTransitGatewayRouteTableAssociationsRequest::builder,
        Members.of("Filters", "MaxResults", "NextToken").needing("TransitGatewayRouteTableId"));
  }

  @Override
  public GetTransitGatewayRouteTableAssociationsResponse answer(
      GetTransitGatewayRouteTableAssociationsRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              TransitGatewayRouteTable table =
                  TransitGatewayTables.require(view, request.transitGatewayRouteTableId());
              List<TransitGatewayVpcAttachment> attachments =
                  table.defaultAssociationRouteTable()
                      ? TransitGatewayTables.attachments(view, table)
                      : List.of();
              Paging.Page<TransitGatewayRouteTableAssociation> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          attachments.stream()
                              .map(GetTransitGatewayRouteTableAssociations::shown)
                              .filter(FILTERS.compile(request.filters(), one -> List.of()))
                              .toList(),
                          TransitGatewayRouteTableAssociation::transitGatewayAttachmentId,
                          request.maxResults(),
                          request.nextToken());
              return GetTransitGatewayRouteTableAssociationsResponse.builder()
                  .associations(page.items())
                  .nextToken(page.nextToken())
                  .build();
            });
  }

  private static TransitGatewayRouteTableAssociation shown(TransitGatewayVpcAttachment attachment) {
    return TransitGatewayRouteTableAssociation.builder()
        .transitGatewayAttachmentId(attachment.transitGatewayAttachmentId())
        .resourceId(attachment.vpcId())
        .resourceType(TransitGatewayAttachmentResourceType.VPC)
        .state(TransitGatewayAssociationState.ASSOCIATED)
        .build();
  }
}
