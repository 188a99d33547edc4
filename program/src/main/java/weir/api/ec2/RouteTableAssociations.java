package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import weir.api.protocol.ApiException;

/// What route tables are associated with, and how answers show them.
final class RouteTableAssociations {
  private RouteTableAssociations() {}

  /// An association with the table that it is of.
  record Found(RouteTable table, RouteTableAssociation association) {}

  /// A table as answers show it: what leads nowhere any more is a black hole.
  static RouteTable shown(Ec2View view, RouteTable table) {
    RouteTargets targets = new RouteTargets(view, table);
    List<Route> routes =
        table.routes().stream()
            .map(route ->
                targets.alive(route)
                    ? route
                    : route.toBuilder().state(RouteState.BLACKHOLE).build())
            .toList();
    List<RouteTableAssociation> associations =
        table.associations().stream()
            .map(one ->
                one.toBuilder()
                    .routeTableId(table.routeTableId())
                    .associationState(
                        state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                    .build())
            .toList();
    return table.toBuilder().routes(routes).associations(associations).build();
  }

  static Found association(Ec2View view, String id) {
    for (RouteTable table : view.all(ResourceKinds.ROUTE_TABLE)) {
      for (RouteTableAssociation association : table.associations()) {
        if (id.equals(association.routeTableAssociationId())) {
          return new Found(table, association);
        }
      }
    }
    throw ApiException.badRequest(
        "InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
  }

  static void add(Ec2Change change, RouteTable table, RouteTableAssociation association) {
    List<RouteTableAssociation> all = new ArrayList<>(table.associations());
    all.add(association.toBuilder().routeTableId(table.routeTableId()).build());
    change.put(ResourceKinds.ROUTE_TABLE, table.toBuilder().associations(all).build());
  }

  static void remove(Ec2Change change, Found found) {
    List<RouteTableAssociation> all = new ArrayList<>(found.table().associations());
    all.remove(found.association());
    change.put(ResourceKinds.ROUTE_TABLE, found.table().toBuilder().associations(all).build());
  }

  /// The VPC that a gateway is attached to.
  static String gatewayVpc(Ec2View view, String gatewayId) {
    if (ResourceKinds.VPN_GATEWAY.owns(gatewayId)) {
      return view.require(ResourceKinds.VPN_GATEWAY, gatewayId).vpcAttachments().stream()
          .map(VpcAttachment::vpcId)
          .findAny()
          .orElseThrow(() -> notAttached(gatewayId));
    }
    return view.require(ResourceKinds.INTERNET_GATEWAY, gatewayId).attachments().stream()
        .map(InternetGatewayAttachment::vpcId)
        .findAny()
        .orElseThrow(() -> notAttached(gatewayId));
  }

  private static ApiException notAttached(String gatewayId) {
    return ApiException.badRequest(
        "Gateway.NotAttached", "resource " + gatewayId + " is not attached to a network");
  }

  /// The table that guides what leaves a subnet: its own, or its VPC's main one.
  static Optional<RouteTable> of(Ec2View view, Subnet subnet) {
    Optional<RouteTable> main = Optional.empty();
    for (RouteTable table : view.all(ResourceKinds.ROUTE_TABLE)) {
      for (RouteTableAssociation one : table.associations()) {
        if (subnet.subnetId().equals(one.subnetId())) {
          return Optional.of(table);
        }
        if (Boolean.TRUE.equals(one.main()) && subnet.vpcId().equals(table.vpcId())) {
          main = Optional.of(table);
        }
      }
    }
    return main;
  }
}
