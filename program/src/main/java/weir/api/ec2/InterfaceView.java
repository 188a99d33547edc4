package weir.api.ec2;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AvailabilityMode;
import software.amazon.awssdk.services.ec2.model.ConnectionTrackingConfiguration;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import weir.model.flow.RecordField;
import weir.model.net.IpAddress;
import weir.model.net.MacAddress;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.EcsTask;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;

/// Network interfaces in the model's words.
final class InterfaceView {
  private final NetworkDocuments documents;
  private final Set<String> groups;
  private final Omissions omissions;
  private final Map<String, String> regionalGateways = new HashMap<>();

  /// @param groups ids of the security groups that are there
  InterfaceView(NetworkDocuments documents, Set<String> groups, Omissions omissions) {
    this.documents = documents;
    this.groups = groups;
    this.omissions = omissions;
    documents.natGateways().forEach(owned -> addNatGateway(owned.document()));
  }

  private void addNatGateway(NatGateway gateway) {
    if (gateway.availabilityMode() == AvailabilityMode.REGIONAL) {
      for (NatGatewayAddress address : gateway.natGatewayAddresses()) {
        if (address.networkInterfaceId() != null) {
          regionalGateways.put(address.networkInterfaceId(), gateway.natGatewayId());
        }
      }
    }
  }

  /// @param accountId that the interface is in
  weir.model.network.NetworkInterface of(NetworkInterface eni, String accountId) {
    String id = eni.networkInterfaceId();
    Map<String, String> tags = documents.tagsOf(id);
    return new weir.model.network.NetworkInterface(
        id,
        eni.subnetId(),
        type(eni),
        addresses(eni),
        groupsOf(eni),
        owner(eni, accountId, tags),
        timeouts(eni.connectionTrackingConfiguration()),
        null,
        WeirTags.others(tags));
  }

  /// Where it is captured, if anywhere; a tag that cannot be read is said and counts as none.
  Optional<TaggedAttachment> attachment(String id) {
    String text = documents.tagsOf(id).get(WeirTags.ATTACHMENT);
    return text == null
        ? Optional.empty()
        : omissions.attempt("the attachment of " + id, () -> TaggedAttachment.parse(text));
  }

  private InterfaceType type(NetworkInterface eni) {
    InterfaceType type = typeByItself(eni);
    return type == InterfaceType.NAT_GATEWAY
            && regionalGateways.containsKey(eni.networkInterfaceId())
        ? InterfaceType.REGIONAL_NAT_GATEWAY
        : type;
  }

  /// The type as far as the interface alone tells it: that a gateway is regional, it does not.
  static InterfaceType typeByItself(NetworkInterface eni) {
    String word = eni.interfaceTypeAsString();
    if (word == null) {
      return InterfaceType.INTERFACE;
    }
    return word.equals("natGateway")
        ? InterfaceType.NAT_GATEWAY
        : InterfaceType.find(word).orElse(InterfaceType.INTERFACE);
  }

  private static InterfaceAddresses addresses(NetworkInterface eni) {
    List<IpAddress> secondary =
        eni.privateIpAddresses().stream()
            .filter(address -> !Boolean.TRUE.equals(address.primary()))
            .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
            .map(IpAddress::of)
            .toList();
    String publicIp = eni.association() == null ? null : eni.association().publicIp();
    return new InterfaceAddresses(
        address(eni.privateIpAddress()),
        secondary,
        eni.ipv6Addresses().stream().map(address -> IpAddress.of(address.ipv6Address())).toList(),
        address(publicIp),
        eni.macAddress() == null ? null : MacAddress.of(eni.macAddress()));
  }

  private static @Nullable IpAddress address(@Nullable String text) {
    return text == null || text.isEmpty() ? null : IpAddress.of(text);
  }

  private List<String> groupsOf(NetworkInterface eni) {
    List<String> named = eni.groups().stream().map(GroupIdentifier::groupId).distinct().toList();
    for (String group : named) {
      if (!groups.contains(group)) {
        omissions.add(
            "the security group "
                + group
                + " of "
                + eni.networkInterfaceId()
                + " is left out: it does not exist");
      }
    }
    return named.stream().filter(groups::contains).toList();
  }

  private InterfaceOwner owner(NetworkInterface eni, String accountId, Map<String, String> tags) {
    String instance = eni.attachment() == null ? null : eni.attachment().instanceId();
    Map<String, String> scaling = new HashMap<>();
    tags.forEach((key, value) -> {
      if (key.startsWith(WeirTags.ASG_TAG)) {
        scaling.put(key.substring(WeirTags.ASG_TAG.length()), value);
      }
    });
    return new InterfaceOwner(
        eni.ownerId() == null ? accountId : eni.ownerId(),
        Boolean.TRUE.equals(eni.requesterManaged())
            ? eni.requesterId() == null ? accountId : eni.requesterId()
            : null,
        instance,
        tags.getOrDefault(WeirTags.RESOURCE, regionalGateways.get(eni.networkInterfaceId())),
        instance == null ? Map.of() : WeirTags.others(documents.tagsOf(instance)),
        scaling,
        ecsTask(tags).orElse(null));
  }

  private static Optional<EcsTask> ecsTask(Map<String, String> tags) {
    Map<RecordField, String> values = new EnumMap<>(RecordField.class);
    tags.forEach((key, value) -> {
      if (key.startsWith(WeirTags.PREFIX + "ecs-")) {
        RecordField.find(key.substring(WeirTags.PREFIX.length()))
            .ifPresent(field -> values.put(field, value));
      }
    });
    return values.isEmpty() ? Optional.empty() : Optional.of(new EcsTask(values));
  }

  private static ConnectionTimeouts timeouts(@Nullable ConnectionTrackingConfiguration given) {
    if (given == null) {
      return ConnectionTimeouts.DEFAULT;
    }
    ConnectionTimeouts standard = ConnectionTimeouts.DEFAULT;
    return new ConnectionTimeouts(
        seconds(given.tcpEstablishedTimeout(), standard.tcpEstablished()),
        seconds(given.udpStreamTimeout(), standard.udpStream()),
        seconds(given.udpTimeout(), standard.udp()));
  }

  private static Duration seconds(@Nullable Integer seconds, Duration standard) {
    return seconds == null ? standard : Duration.ofSeconds(seconds);
  }
}
