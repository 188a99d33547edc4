package weir.api.ec2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import weir.api.protocol.ApiException;
import weir.model.network.ResourceId;
import weir.store.state.StateView;

/// Reads where a route shall lead, and tells whether what it leads to is still there.
final class RouteTargets {
  private final Ec2View view;
  private final String routeTableId;
  private final String vpcId;

  RouteTargets(Ec2View view, RouteTable table) {
    this.view = view;
    this.routeTableId = table.routeTableId();
    this.vpcId = table.vpcId();
  }

  /// A route to the one target that a request names.
  Route route(CreateRouteRequest request, RouteDestination destination) {
    Map<String, @Nullable String> given = new TreeMap<>();
    put(given, "gatewayId", request.gatewayId());
    put(given, "egressOnlyInternetGatewayId", request.egressOnlyInternetGatewayId());
    put(given, "natGatewayId", request.natGatewayId());
    put(given, "networkInterfaceId", request.networkInterfaceId());
    put(given, "instanceId", request.instanceId());
    put(given, "transitGatewayId", request.transitGatewayId());
    put(given, "vpcPeeringConnectionId", request.vpcPeeringConnectionId());
    put(given, "vpcEndpointId", request.vpcEndpointId());
    put(given, "localGatewayId", request.localGatewayId());
    put(given, "carrierGatewayId", request.carrierGatewayId());
    if (given.isEmpty()) {
      throw ApiException.badRequest(
          "MissingParameter",
          "The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId,"
              + " vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId,"
              + " localGatewayId, carrierGatewayId, vpcEndpointId or instanceId");
    }
    if (given.size() > 1) {
      throw Ec2Errors.combination(
          "The request names "
              + String.join(" and ", given.keySet())
              + " but a route leads to exactly one target");
    }
    Route.Builder route = destination.begin().origin("CreateRoute").state("active");
    aim(route, request, destination);
    return route.build();
  }

  private static void put(
      Map<String, @Nullable String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }

  private void aim(Route.Builder route, CreateRouteRequest request, RouteDestination destination) {
    if (request.gatewayId() != null) {
      route.gatewayId(gateway(request.gatewayId()));
    } else if (request.egressOnlyInternetGatewayId() != null) {
      route.egressOnlyInternetGatewayId(
          egressOnly(request.egressOnlyInternetGatewayId(), destination));
    } else if (request.natGatewayId() != null) {
      route.natGatewayId(nat(request.natGatewayId()));
    } else if (request.networkInterfaceId() != null) {
      aimAt(route, view.require(ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()));
    } else if (request.instanceId() != null) {
      aimAt(route, onlyInterface(request.instanceId()));
    } else if (request.transitGatewayId() != null) {
      route.transitGatewayId(transitGateway(request.transitGatewayId()));
    } else if (request.vpcPeeringConnectionId() != null) {
      route.vpcPeeringConnectionId(peering(request.vpcPeeringConnectionId()));
    } else if (request.vpcEndpointId() != null) {
      route.gatewayId(firewallEndpoint(request.vpcEndpointId()));
    } else if (request.localGatewayId() != null) {
      // Nobody can make a local or a carrier gateway here: they stand for hardware elsewhere.
      route.localGatewayId(wellFormed("lgw", "InvalidLocalGatewayID", request.localGatewayId()));
    } else {
      route.carrierGatewayId(
          wellFormed("cagw", "InvalidCarrierGatewayID", request.carrierGatewayId()));
    }
  }

  private static String wellFormed(String prefix, String code, String id) {
    if (!ResourceId.is(prefix, id)) {
      throw ApiException.badRequest(
          code + ".Malformed", "Invalid id: \"" + id + "\" (expecting \"" + prefix + "-...\")");
    }
    return id;
  }

  private String gateway(String id) {
    if (id.startsWith("vpce-")) {
      return firewallEndpoint(id);
    }
    String attached;
    if (ResourceKinds.VPN_GATEWAY.owns(id)) {
      attached =
          view.require(ResourceKinds.VPN_GATEWAY, id).vpcAttachments().stream()
              .map(VpcAttachment::vpcId)
              .findAny()
              .orElse("");
    } else if (ResourceKinds.INTERNET_GATEWAY.owns(id)) {
      attached =
          view
              .find(ResourceKinds.INTERNET_GATEWAY, id)
              .orElseThrow(() -> noSuchGateway(id))
              .attachments()
              .stream()
              .map(InternetGatewayAttachment::vpcId)
              .findAny()
              .orElse("");
    } else {
      throw noSuchGateway(id);
    }
    if (!attached.equals(vpcId)) {
      throw otherNetwork("network gateway " + id);
    }
    return id;
  }

  private static ApiException noSuchGateway(String id) {
    return ApiException.badRequest(
        "InvalidGatewayID.NotFound", "The gateway ID '" + id + "' does not exist");
  }

  private ApiException otherNetwork(String what) {
    return Ec2Errors.invalidValue(
        "route table " + routeTableId + " and " + what + " belong to different networks");
  }

  private String egressOnly(String id, RouteDestination destination) {
    if (destination.ipv6().isEmpty() && destination.prefixListId().isEmpty()) {
      throw Ec2Errors.invalidValue(
          "an egress-only internet gateway takes IPv6 traffic, and "
              + destination
              + " is a block of IPv4 addresses");
    }
    EgressOnlyInternetGateway gateway =
        view.require(ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY, id);
    if (gateway.attachments().stream().noneMatch(a -> vpcId.equals(a.vpcId()))) {
      throw otherNetwork("egress-only internet gateway " + id);
    }
    return id;
  }

  private String nat(String id) {
    NatGateway gateway =
        view.find(ResourceKinds.NAT_GATEWAY, id)
            .filter(NatGateways::stands)
            .orElseThrow(() ->
                ApiException.badRequest(
                    "InvalidNatGatewayID.NotFound",
                    "The natGateway ID '" + id + "' does not exist"));
    if (!vpcId.equals(gateway.vpcId())) {
      throw otherNetwork("NAT gateway " + id);
    }
    return id;
  }

  private NetworkInterface onlyInterface(String instanceId) {
    view.require(ResourceKinds.INSTANCE, instanceId);
    List<NetworkInterface> own = InstanceInterfaces.of(view, instanceId);
    if (own.size() != 1) {
      throw ApiException.badRequest(
          "InvalidInstanceID",
          "There are multiple interfaces attached to instance '"
              + instanceId
              + "'. Please specify an interface ID for the operation instead.");
    }
    return own.getFirst();
  }

  private void aimAt(Route.Builder route, NetworkInterface eni) {
    if (!vpcId.equals(eni.vpcId())) {
      throw otherNetwork("interface " + eni.networkInterfaceId());
    }
    route.networkInterfaceId(eni.networkInterfaceId());
    NetworkInterfaceAttachment attachment = eni.attachment();
    if (attachment != null && attachment.instanceId() != null) {
      route.instanceId(attachment.instanceId()).instanceOwnerId(attachment.instanceOwnerId());
    }
  }

  private String transitGateway(String id) {
    boolean attached =
        view.all(ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT).stream()
            .filter(TransitGateways::stands)
            .anyMatch(a -> a.transitGatewayId().equals(id) && a.vpcId().equals(vpcId));
    if (!attached) {
      throw ApiException.badRequest(
          "InvalidTransitGatewayID.NotFound", "The transitGateway ID '" + id + "' does not exist.");
    }
    return id;
  }

  private String peering(String id) {
    VpcPeeringConnection peering =
        Peerings.find(view, ResourceKinds.VPC_PEERING_CONNECTION.wellFormed(id))
            .map(StateView.Owned::document)
            .filter(Peerings::stands)
            .orElseThrow(() -> ResourceKinds.VPC_PEERING_CONNECTION.notFound(List.of(id)));
    if (!Peerings.joins(peering, vpcId)) {
      throw otherNetwork("peering connection " + id);
    }
    return id;
  }

  private String firewallEndpoint(String id) {
    VpcEndpoint endpoint = view.require(ResourceKinds.VPC_ENDPOINT, id);
    if (endpoint.vpcEndpointType() != VpcEndpointType.GATEWAY_LOAD_BALANCER) {
      throw ApiException.badRequest(
          "RouteNotSupported",
          "Route table contains unsupported route target: "
              + id
              + ". VPC Endpoints of this type cannot be used as route targets.");
    }
    if (!vpcId.equals(endpoint.vpcId())) {
      throw otherNetwork("VPC endpoint " + id);
    }
    return id;
  }

  /// Whether what a route leads to is still there and takes packets.
  boolean alive(Route route) {
    if (route.gatewayId() != null) {
      return gatewayAlive(route.gatewayId());
    }
    if (route.egressOnlyInternetGatewayId() != null) {
      return view.find(
              ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY, route.egressOnlyInternetGatewayId())
          .isPresent();
    }
    if (route.natGatewayId() != null) {
      return view.find(ResourceKinds.NAT_GATEWAY, route.natGatewayId())
          .filter(NatGateways::stands)
          .isPresent();
    }
    if (route.networkInterfaceId() != null) {
      return view.find(ResourceKinds.NETWORK_INTERFACE, route.networkInterfaceId())
          .filter(eni -> eni.attachment() != null)
          .isPresent();
    }
    if (route.transitGatewayId() != null) {
      return view.all(ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT).stream()
          .filter(TransitGateways::stands)
          .anyMatch(a ->
              a.transitGatewayId().equals(route.transitGatewayId()) && a.vpcId().equals(vpcId));
    }
    if (route.vpcPeeringConnectionId() != null) {
      return Peerings.find(view, route.vpcPeeringConnectionId())
          .filter(found -> Peerings.active(found.document()))
          .isPresent();
    }
    return true;
  }

  private boolean gatewayAlive(String id) {
    if (id.equals("local")) {
      return true;
    }
    if (ResourceKinds.INTERNET_GATEWAY.owns(id)) {
      return view.find(ResourceKinds.INTERNET_GATEWAY, id).stream()
          .flatMap(gateway -> gateway.attachments().stream())
          .anyMatch(attachment -> vpcId.equals(attachment.vpcId()));
    }
    if (ResourceKinds.VPN_GATEWAY.owns(id)) {
      return view.find(ResourceKinds.VPN_GATEWAY, id).stream()
          .flatMap(gateway -> gateway.vpcAttachments().stream())
          .anyMatch(attachment -> vpcId.equals(attachment.vpcId()));
    }
    return view.find(ResourceKinds.VPC_ENDPOINT, id).isPresent();
  }
}
