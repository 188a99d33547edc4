package weir.api.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AvailabilityMode;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddressStatus;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// NAT gateways as AWS makes them.
final class NatGateways {
  private NatGateways() {}

  /// Whether routes can lead there.
  static boolean stands(NatGateway gateway) {
    return gateway.state() == NatGatewayState.AVAILABLE;
  }

  /// What the interface of a gateway is described as.
  static String description(String gatewayId) {
    return "Interface for NAT Gateway " + gatewayId;
  }

  /// Refuses what contradicts itself.
  static void check(CreateNatGatewayRequest request) {
    boolean isPrivate = request.connectivityType() == ConnectivityType.PRIVATE;
    if (request.availabilityMode() == AvailabilityMode.REGIONAL) {
      if (isPrivate) {
        throw Ec2Errors.combination("A regional NAT gateway is public; there is no private one");
      }
      if (request.subnetId() != null || request.privateIpAddress() != null) {
        throw Ec2Errors.combination(
            "A regional NAT gateway stands in no subnet; name its VpcId instead of a SubnetId");
      }
      if (request.allocationId() != null) {
        throw Ec2Errors.unsupported(
            "Weir gives a regional NAT gateway its addresses itself; leave AllocationId out");
      }
      if (request.vpcId() == null) {
        throw Ec2Errors.missing("vpcId");
      }
      return;
    }
    if (request.vpcId() != null) {
      throw Ec2Errors.combination(
          "A zonal NAT gateway stands in a subnet; name its SubnetId instead of a VpcId");
    }
    if (request.subnetId() == null) {
      throw Ec2Errors.missing("subnetId");
    }
    if (isPrivate && request.allocationId() != null) {
      throw Ec2Errors.combination(
          "A private NAT gateway has no elastic address; it takes no AllocationId");
    }
    if (!isPrivate && request.allocationId() == null) {
      throw Ec2Errors.missing("allocationId");
    }
  }

  /// A gateway of a whole VPC. It has no interface of its own; its records bear its own id.
  static NatGateway regional(Ec2Change change, String id, CreateNatGatewayRequest request) {
    Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
    return NatGateway.builder()
        .natGatewayId(id)
        .vpcId(vpc.vpcId())
        .availabilityMode(AvailabilityMode.REGIONAL)
        .connectivityType(ConnectivityType.PUBLIC)
        .state(NatGatewayState.AVAILABLE)
        .build();
  }

  /// Those deleted more than an hour ago are no longer shown, as at AWS.
  static void forgetTheLongGone(Ec2Change change, Instant now) {
    for (NatGateway gateway : change.all(ResourceKinds.NAT_GATEWAY)) {
      if (gateway.deleteTime() != null && Afterlife.over(gateway.deleteTime(), now)) {
        change.remove(ResourceKinds.NAT_GATEWAY, gateway.natGatewayId());
      }
    }
  }

  /// Makes a gateway in a subnet.
  record Zonal(Ec2Change change, ResourceIds ids, Instant now) {
    NatGateway make(String id, CreateNatGatewayRequest request) {
      Subnet subnet = change.require(ResourceKinds.SUBNET, request.subnetId());
      boolean isPrivate = request.connectivityType() == ConnectivityType.PRIVATE;
      NatGateway.Builder gateway =
          NatGateway.builder()
              .natGatewayId(id)
              .subnetId(subnet.subnetId())
              .vpcId(subnet.vpcId())
              .availabilityMode(AvailabilityMode.ZONAL)
              .connectivityType(isPrivate ? ConnectivityType.PRIVATE : ConnectivityType.PUBLIC);
      Optional<Address> address =
          isPrivate
              ? Optional.empty()
              : Optional.of(change.require(ResourceKinds.ADDRESS, request.allocationId()));
      Optional<Failure> failure = address.flatMap(own -> failure(own, subnet));
      if (failure.isPresent()) {
        return gateway
            .state(NatGatewayState.FAILED)
            .failureCode(failure.get().code())
            .failureMessage(failure.get().message())
            .deleteTime(now)
            .natGatewayAddresses(
                NatGatewayAddress.builder().allocationId(request.allocationId()).build())
            .build();
      }
      NetworkInterface eni =
          new ServiceInterfaces(change, ids, now)
              .make(
                  new ServiceInterfaces.Wanted(
                      subnet,
                      "nat_gateway",
                      description(id),
                      change.scope().accountId(),
                      request.privateIpAddress(),
                      List.of()));
      NatGatewayAddress.Builder shown =
          NatGatewayAddress.builder()
              .networkInterfaceId(eni.networkInterfaceId())
              .privateIp(eni.privateIpAddress())
              .isPrimary(true)
              .status(NatGatewayAddressStatus.SUCCEEDED);
      address.ifPresent(own ->
          shown
              .allocationId(own.allocationId())
              .publicIp(own.publicIp())
              .associationId(
                  ElasticAddresses.associate(
                      change, ids, own, eni.networkInterfaceId(), eni.privateIpAddress())));
      return gateway.state(NatGatewayState.AVAILABLE).natGatewayAddresses(shown.build()).build();
    }

    /// AWS makes such a gateway and lets it fail; so do we.
    private Optional<Failure> failure(Address address, Subnet subnet) {
      if (address.associationId() != null) {
        return Optional.of(
            new Failure(
                "Resource.AlreadyAssociated",
                "Elastic IP address [" + address.allocationId() + "] is already associated"));
      }
      if (Gateways.internetGatewayOf(change, subnet.vpcId()).isEmpty()) {
        return Optional.of(
            new Failure(
                "Gateway.NotAttached",
                "Network " + subnet.vpcId() + " has no Internet gateway attached"));
      }
      return Optional.empty();
    }

    private record Failure(String code, String message) {}
  }
}
