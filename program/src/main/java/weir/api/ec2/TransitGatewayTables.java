package weir.api.ec2;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import weir.api.protocol.ApiException;

/// The route tables of transit gateways: each gateway has its default one and no other. They follow
/// from the gateways and their attachments and are not kept.
final class TransitGatewayTables {
  private TransitGatewayTables() {}

  /// By ascending id.
  static List<TransitGatewayRouteTable> all(Ec2View view) {
    return view.all(ResourceKinds.TRANSIT_GATEWAY).stream()
        .filter(gateway -> gateway.state() == TransitGatewayState.AVAILABLE)
        .flatMap(TransitGatewayTables::of)
        .sorted(Comparator.comparing(TransitGatewayRouteTable::transitGatewayRouteTableId))
        .toList();
  }

  private static Stream<TransitGatewayRouteTable> of(TransitGateway gateway) {
    TransitGatewayOptions options = gateway.options();
    String associates = options.associationDefaultRouteTableId();
    String propagates = options.propagationDefaultRouteTableId();
    return Stream.of(associates, propagates)
        .filter(Objects::nonNull)
        .distinct()
        .map(id ->
            TransitGatewayRouteTable.builder()
                .transitGatewayRouteTableId(id)
                .transitGatewayId(gateway.transitGatewayId())
                .state(TransitGatewayRouteTableState.AVAILABLE)
                .defaultAssociationRouteTable(id.equals(associates))
                .defaultPropagationRouteTable(id.equals(propagates))
                .creationTime(gateway.creationTime())
                .build());
  }

  /// @throws ApiException when no gateway has it
  static TransitGatewayRouteTable require(Ec2View view, String id) {
    return all(view).stream()
        .filter(table -> table.transitGatewayRouteTableId().equals(id))
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidRouteTableID.NotFound",
                "Transit Gateway Route Table " + id + " was deleted or does not exist."));
  }

  /// The attachments to a table's gateway that routes can lead over, by ascending id.
  static List<TransitGatewayVpcAttachment> attachments(
      Ec2View view, TransitGatewayRouteTable table) {
    return view.all(ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT).stream()
        .filter(TransitGateways::stands)
        .filter(attachment -> attachment.transitGatewayId().equals(table.transitGatewayId()))
        .toList();
  }
}
