package weir.api.ec2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.IpAddressType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import weir.api.protocol.ApiException;

/// VPC endpoints as AWS makes them, with what they bring along.
record VpcEndpoints(Ec2Change change, ResourceIds ids, Instant now) {
  /// Who asks for the interfaces of endpoints.
  private static final String REQUESTER = "727180483921";

  private static final String OPEN_POLICY =
      """
      {"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}\
      """;

  VpcEndpoint make(CreateVpcEndpointRequest request) {
    Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
    VpcEndpointType type =
        request.vpcEndpointType() == null ? VpcEndpointType.GATEWAY : request.vpcEndpointType();
    VpcEndpoint.Builder endpoint =
        VpcEndpoint.builder()
            .vpcEndpointId(ids.next(ResourceKinds.VPC_ENDPOINT))
            .vpcEndpointType(type)
            .vpcId(vpc.vpcId())
            .ownerId(change.scope().accountId())
            .serviceName(request.serviceName())
            .state("available")
            .policyDocument(
                request.policyDocument() == null ? OPEN_POLICY : request.policyDocument())
            .requesterManaged(false)
            .creationTimestamp(now);
    return switch (type) {
      case GATEWAY -> gateway(endpoint.build(), request);
      case INTERFACE, GATEWAY_LOAD_BALANCER -> withInterfaces(endpoint.build(), request);
      default ->
          throw Ec2Errors.unsupported(
              "Weir makes VPC endpoints of the types Gateway, Interface and GatewayLoadBalancer,"
                  + " not "
                  + request.vpcEndpointTypeAsString());
    };
  }

  private VpcEndpoint gateway(VpcEndpoint endpoint, CreateVpcEndpointRequest request) {
    if (!request.subnetIds().isEmpty() || !request.securityGroupIds().isEmpty()) {
      throw Ec2Errors.invalidValue(
          "A gateway endpoint stands in route tables; it takes no subnets and no security groups");
    }
    AwsPrefixList list =
        AwsPrefixList.of(change.scope().region()).stream()
            .filter(known -> known.name().equals(request.serviceName()))
            .findFirst()
            .orElseThrow(() -> noSuchService(request.serviceName()));
    for (String id : request.routeTableIds()) {
      RouteTable table = change.require(ResourceKinds.ROUTE_TABLE, id);
      if (!table.vpcId().equals(endpoint.vpcId())) {
        throw Ec2Errors.invalidValue(
            "Route table " + id + " does not belong to VPC " + endpoint.vpcId());
      }
      if (table.routes().stream().anyMatch(r -> list.id().equals(r.destinationPrefixListId()))) {
        throw ApiException.badRequest(
            "RouteAlreadyExists",
            "route table "
                + id
                + " already has a route with destination-prefix-list-id "
                + list.id());
      }
      Routes.add(
          change,
          table,
          Route.builder()
              .destinationPrefixListId(list.id())
              .gatewayId(endpoint.vpcEndpointId())
              .origin(RouteOrigin.CREATE_ROUTE)
              .state(RouteState.ACTIVE)
              .build());
    }
    return endpoint.toBuilder()
        .routeTableIds(request.routeTableIds())
        .privateDnsEnabled(false)
        .build();
  }

  private VpcEndpoint withInterfaces(VpcEndpoint endpoint, CreateVpcEndpointRequest request) {
    boolean firewall = endpoint.vpcEndpointType() == VpcEndpointType.GATEWAY_LOAD_BALANCER;
    if (!request.routeTableIds().isEmpty()) {
      throw Ec2Errors.invalidValue(
          "Only a gateway endpoint stands in route tables; this one takes SubnetIds");
    }
    if (!request.serviceName().startsWith("com.amazonaws.")
        && !request.serviceName().startsWith("aws.")) {
      throw noSuchService(request.serviceName());
    }
    List<GroupIdentifier> groups =
        firewall ? List.of() : groups(endpoint.vpcId(), request.securityGroupIds());
    List<Subnet> subnets = change.require(ResourceKinds.SUBNET, request.subnetIds());
    ServiceInterfaces interfaces = new ServiceInterfaces(change, ids, now);
    List<String> made = new ArrayList<>();
    for (Subnet subnet : subnets) {
      if (!subnet.vpcId().equals(endpoint.vpcId())) {
        throw Ec2Errors.invalidValue(
            "Subnet " + subnet.subnetId() + " does not belong to VPC " + endpoint.vpcId());
      }
      NetworkInterface eni =
          interfaces.make(
              new ServiceInterfaces.Wanted(
                  subnet,
                  firewall ? "gateway_load_balancer_endpoint" : "vpc_endpoint",
                  description(endpoint.vpcEndpointId()),
                  REQUESTER,
                  null,
                  groups));
      made.add(eni.networkInterfaceId());
    }
    return endpoint.toBuilder()
        .subnetIds(request.subnetIds())
        .groups(
            groups.stream()
                .map(group ->
                    SecurityGroupIdentifier.builder()
                        .groupId(group.groupId())
                        .groupName(group.groupName())
                        .build())
                .toList())
        .networkInterfaceIds(made)
        .ipAddressType(
            request.ipAddressType() == null ? IpAddressType.IPV4 : request.ipAddressType())
        .privateDnsEnabled(!firewall && !Boolean.FALSE.equals(request.privateDnsEnabled()))
        .build();
  }

  private List<GroupIdentifier> groups(String vpcId, List<String> groupIds) {
    return groupIds.isEmpty()
        ? List.of(NetworkInterfaces.identifier(SecurityGroups.defaultOf(change, vpcId)))
        : NetworkInterfaces.groups(change, vpcId, groupIds);
  }

  private static ApiException noSuchService(String name) {
    return ApiException.badRequest(
        "InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist");
  }

  private static String description(String endpointId) {
    return "VPC Endpoint Interface " + endpointId;
  }

  /// Forgets an endpoint with its interfaces and routes.
  static void remove(Ec2Change change, ResourceIds ids, VpcEndpoint endpoint) {
    String id = endpoint.vpcEndpointId();
    ServiceInterfaces.remove(change, ids, description(id));
    for (RouteTable table : change.all(ResourceKinds.ROUTE_TABLE)) {
      List<Route> others =
          table.routes().stream()
              .filter(
                  route -> route.destinationPrefixListId() == null || !id.equals(route.gatewayId()))
              .toList();
      if (others.size() < table.routes().size()) {
        change.put(ResourceKinds.ROUTE_TABLE, table.toBuilder().routes(others).build());
      }
    }
    change.remove(ResourceKinds.VPC_ENDPOINT, id);
  }
}
