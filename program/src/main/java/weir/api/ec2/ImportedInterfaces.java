package weir.api.ec2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.model.net.IpAddress;
import weir.model.net.MacAddress;
import weir.model.network.Attachment;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;
import weir.model.network.Network;

/// Keeps described network interfaces as the API has them.
final class ImportedInterfaces {
  private final ResourceIds ids;
  private final List<String> omissions;

  ImportedInterfaces(ResourceIds ids, List<String> omissions) {
    this.ids = ids;
    this.omissions = omissions;
  }

  void put(Ec2Change change, weir.model.network.NetworkInterface eni, Network network) {
    Subnet subnet = change.require(ResourceKinds.SUBNET, eni.subnetId());
    SubnetAddresses pool = new SubnetAddresses(change, ids, subnet);
    eni.addresses().all().forEach(address -> pool.take(address.toString(), eni.id()));
    InterfaceOwner owner = eni.owner();
    NetworkInterface.Builder document =
        NetworkInterface.builder()
            .networkInterfaceId(eni.id())
            .subnetId(subnet.subnetId())
            .vpcId(subnet.vpcId())
            .ownerId(owner.accountId())
            .availabilityZone(subnet.availabilityZone())
            .availabilityZoneId(subnet.availabilityZoneId())
            .description("")
            .interfaceType(type(eni.type()))
            .requesterManaged(owner.requesterManaged())
            .requesterId(owner.requesterId())
            .sourceDestCheck(true)
            .groups(
                eni.securityGroupIds().stream()
                    .map(id ->
                        GroupIdentifier.builder()
                            .groupId(id)
                            .groupName(network.securityGroup(id).name())
                            .build())
                    .toList())
            .status(
                owner.instanceId() == null && !owner.requesterManaged()
                    ? NetworkInterfaceStatus.AVAILABLE
                    : NetworkInterfaceStatus.IN_USE)
            .connectionTrackingConfiguration(timeouts ->
                timeouts
                    .tcpEstablishedTimeout(
                        Math.toIntExact(eni.timeouts().tcpEstablished().toSeconds()))
                    .udpStreamTimeout(Math.toIntExact(eni.timeouts().udpStream().toSeconds()))
                    .udpTimeout(Math.toIntExact(eni.timeouts().udp().toSeconds())));
    addAddresses(document, eni.addresses());
    if (owner.instanceId() != null) {
      document.attachment(
          attached("eni-attach", owner.accountId(), 0).instanceId(owner.instanceId()).build());
    } else if (owner.requesterManaged()) {
      document.attachment(attached("ela-attach", ServiceInterfaces.SERVICE_ACCOUNT, 1).build());
    }
    if (owner.instanceId() != null) {
      change.tag(
          ResourceKinds.INSTANCE, owner.instanceId(), NetworkImport.tags(owner.instanceTags()));
    }
    change.put(ResourceKinds.NETWORK_INTERFACE, document.build());
    change.tag(ResourceKinds.NETWORK_INTERFACE, eni.id(), NetworkImport.tags(tags(eni)));
  }

  private NetworkInterfaceAttachment.Builder attached(
      String prefix, String instanceOwner, int deviceIndex) {
    return NetworkInterfaceAttachment.builder()
        .attachmentId(ids.next(prefix))
        .instanceOwnerId(instanceOwner)
        .deviceIndex(deviceIndex)
        .status("attached");
  }

  private static String type(InterfaceType type) {
    return type == InterfaceType.NAT_GATEWAY ? "natGateway" : type.wireName();
  }

  private void addAddresses(NetworkInterface.Builder document, InterfaceAddresses addresses) {
    MacAddress mac = addresses.mac();
    IpAddress primary = addresses.primaryIpv4();
    IpAddress publicIp = addresses.publicIpv4();
    List<NetworkInterfacePrivateIpAddress> shown = new java.util.ArrayList<>();
    if (primary != null) {
      shown.add(NetworkInterfaces.privateAddress(primary.toString(), true, null));
      document.privateIpAddress(primary.toString());
    }
    addresses
        .secondaryIpv4()
        .forEach(address ->
            shown.add(NetworkInterfaces.privateAddress(address.toString(), false, null)));
    document
        .macAddress(mac == null ? ids.nextMac() : mac.toString())
        .privateIpAddresses(shown)
        .ipv6Addresses(
            addresses.ipv6().stream()
                .map(address ->
                    NetworkInterfaceIpv6Address.builder().ipv6Address(address.toString()).build())
                .toList());
    if (publicIp != null) {
      document.association(
          NetworkInterfaceAssociation.builder().publicIp(publicIp.toString()).build());
    }
  }

  private Map<String, String> tags(weir.model.network.NetworkInterface eni) {
    Map<String, String> tags = new TreeMap<>(eni.tags());
    InterfaceOwner owner = eni.owner();
    owner.autoScalingGroupTags().forEach((key, value) -> tags.put(WeirTags.ASG_TAG + key, value));
    if (owner.resourceId() != null) {
      tags.put(WeirTags.RESOURCE, owner.resourceId());
    }
    if (owner.ecsTask() != null) {
      owner
          .ecsTask()
          .values()
          .forEach((field, value) -> tags.put(WeirTags.PREFIX + field.fieldName(), value));
    }
    switch (eni.attachment()) {
      case Attachment.LinuxInterface link ->
          tags.put(WeirTags.ATTACHMENT, new TaggedAttachment(link, "").print());
      case Attachment.CaptureFile file ->
          omissions.add(
              "the attachment of "
                  + eni.id()
                  + " is left out: "
                  + file.path()
                  + " is a capture file, and the service captures live");
      case null -> {}
    }
    return tags;
  }
}
