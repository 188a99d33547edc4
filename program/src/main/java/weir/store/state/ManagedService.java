package weir.store.state;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import weir.model.network.InterfaceType;

/// The AWS services that make interfaces of their own: one word in a description instead of the
/// type and requester that DescribeNetworkInterfaces shows for each.
enum ManagedService {
  ALB(InterfaceType.INTERFACE, "amazon-elb", true),
  NLB(InterfaceType.NETWORK_LOAD_BALANCER, "amazon-elb", false),
  CLASSIC_ELB(InterfaceType.INTERFACE, "amazon-elb", true),
  GATEWAY_LOAD_BALANCER(InterfaceType.GATEWAY_LOAD_BALANCER, "amazon-elb", false),
  GATEWAY_LOAD_BALANCER_ENDPOINT(InterfaceType.GATEWAY_LOAD_BALANCER_ENDPOINT, "", false),
  NAT_GATEWAY(InterfaceType.NAT_GATEWAY, "", false),
  REGIONAL_NAT_GATEWAY(InterfaceType.REGIONAL_NAT_GATEWAY, "", false),
  TRANSIT_GATEWAY(InterfaceType.TRANSIT_GATEWAY, "", false),
  VPC_ENDPOINT(InterfaceType.VPC_ENDPOINT, "", true),
  RDS(InterfaceType.INTERFACE, "amazon-rds", true),
  ELASTICACHE(InterfaceType.INTERFACE, "amazon-elasticache", true),
  REDSHIFT(InterfaceType.INTERFACE, "amazon-redshift", true),
  WORKSPACES(InterfaceType.INTERFACE, "", true),
  DIRECTORY_SERVICE(InterfaceType.INTERFACE, "", true),
  LAMBDA(InterfaceType.LAMBDA, "", true),
  EFS(InterfaceType.EFS, "", true),
  API_GATEWAY(InterfaceType.API_GATEWAY_MANAGED, "", true);

  private final InterfaceType type;
  private final String requester;
  private final boolean grouped;

  ManagedService(InterfaceType type, String requester, boolean grouped) {
    this.type = type;
    this.requester = requester;
    this.grouped = grouped;
  }

  /// The word of a description: `nat-gateway`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  InterfaceType type() {
    return type;
  }

  /// Who asks for such an interface, as AWS shows it; empty when it is the account itself.
  Optional<String> requester() {
    return requester.isEmpty() ? Optional.empty() : Optional.of(requester);
  }

  /// Whether security groups guard such an interface unless the description says otherwise.
  boolean grouped() {
    return grouped;
  }

  static Map<String, ManagedService> words() {
    Map<String, ManagedService> words = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(service -> words.put(service.word(), service));
    return words;
  }
}
