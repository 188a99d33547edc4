package weir.api.ec2;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import weir.api.protocol.ApiException;

/// The interfaces of an instance.
final class InstanceInterfaces {
  private InstanceInterfaces() {}

  /// In the order of their device indexes.
  static List<NetworkInterface> of(Ec2View view, String instanceId) {
    return NetworkInterfaces.ofInstance(view, instanceId).stream()
        .sorted(Comparator.comparing(eni -> eni.attachment().deviceIndex()))
        .toList();
  }

  /// The first one, without which there is no instance.
  static NetworkInterface primary(Ec2View view, String instanceId) {
    view.require(ResourceKinds.INSTANCE, instanceId);
    return of(view, instanceId).stream()
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidInstanceID",
                "The instance '" + instanceId + "' has no network interface any more"));
  }

  /// An interface as its instance's description shows it.
  static InstanceNetworkInterface shown(NetworkInterface eni) {
    NetworkInterfaceAttachment attachment = eni.attachment();
    return InstanceNetworkInterface.builder()
        .networkInterfaceId(eni.networkInterfaceId())
        .subnetId(eni.subnetId())
        .vpcId(eni.vpcId())
        .description(eni.description())
        .groups(eni.groups())
        .interfaceType(eni.interfaceTypeAsString())
        .macAddress(eni.macAddress())
        .ownerId(eni.ownerId())
        .privateDnsName(eni.privateDnsName())
        .privateIpAddress(eni.privateIpAddress())
        .sourceDestCheck(eni.sourceDestCheck())
        .status(eni.status())
        .association(shown(eni.association()))
        .attachment(to ->
            to.attachmentId(attachment.attachmentId())
                .attachTime(attachment.attachTime())
                .deleteOnTermination(attachment.deleteOnTermination())
                .deviceIndex(attachment.deviceIndex())
                .networkCardIndex(attachment.networkCardIndex())
                .status(attachment.status()))
        .privateIpAddresses(
            eni.privateIpAddresses().stream()
                .map(address ->
                    InstancePrivateIpAddress.builder()
                        .primary(address.primary())
                        .privateIpAddress(address.privateIpAddress())
                        .privateDnsName(address.privateDnsName())
                        .association(shown(address.association()))
                        .build())
                .toList())
        .ipv6Addresses(
            eni.ipv6Addresses().stream()
                .map(address ->
                    InstanceIpv6Address.builder().ipv6Address(address.ipv6Address()).build())
                .toList())
        .build();
  }

  private static @Nullable InstanceNetworkInterfaceAssociation shown(
      @Nullable NetworkInterfaceAssociation association) {
    return association == null
        ? null
        : InstanceNetworkInterfaceAssociation.builder()
            .ipOwnerId(association.ipOwnerId())
            .publicIp(association.publicIp())
            .publicDnsName(association.publicDnsName())
            .build();
  }
}
