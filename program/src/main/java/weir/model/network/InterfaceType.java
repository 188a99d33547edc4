package weir.model.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of network interface that records tell apart, in the words of
/// DescribeNetworkInterfaces.
public enum InterfaceType {
  INTERFACE,
  NAT_GATEWAY,
  REGIONAL_NAT_GATEWAY,
  NETWORK_LOAD_BALANCER,
  GATEWAY_LOAD_BALANCER,
  GATEWAY_LOAD_BALANCER_ENDPOINT,
  TRANSIT_GATEWAY,
  VPC_ENDPOINT,
  LAMBDA,
  EFA,
  BRANCH,
  TRUNK,
  EFS,
  API_GATEWAY_MANAGED;

  /// AWS's word: `nat_gateway`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The value of the `interface-type` field, which names five kinds only.
  public Optional<String> recordedName() {
    return switch (this) {
      case NAT_GATEWAY,
          NETWORK_LOAD_BALANCER,
          REGIONAL_NAT_GATEWAY,
          TRANSIT_GATEWAY,
          VPC_ENDPOINT ->
          Optional.of(wireName());
      case INTERFACE,
          GATEWAY_LOAD_BALANCER,
          GATEWAY_LOAD_BALANCER_ENDPOINT,
          LAMBDA,
          EFA,
          BRANCH,
          TRUNK,
          EFS,
          API_GATEWAY_MANAGED ->
          Optional.empty();
    };
  }

  public static Optional<InterfaceType> find(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }

  public static List<String> wireNames() {
    return Arrays.stream(values()).map(InterfaceType::wireName).toList();
  }
}
