package weir.api.ec2;

import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InternetGateway;

/// What VPCs' gateways have in common.
final class Gateways {
  /// The autonomous system number that AWS takes when nobody names one.
  static final long AMAZON_ASN = 64512;

  private Gateways() {}

  static Optional<InternetGateway> internetGatewayOf(Ec2View view, String vpcId) {
    return view.all(ResourceKinds.INTERNET_GATEWAY).stream()
        .filter(gateway ->
            gateway.attachments().stream().anyMatch(attachment -> vpcId.equals(attachment.vpcId())))
        .findFirst();
  }

  /// Whether an interface of the VPC has an address that the internet sees.
  static boolean hasPublicAddresses(Ec2View view, String vpcId) {
    return view.all(ResourceKinds.NETWORK_INTERFACE).stream()
        .filter(eni -> vpcId.equals(eni.vpcId()))
        .flatMap(eni -> eni.privateIpAddresses().stream())
        .anyMatch(address -> address.association() != null);
  }
}
