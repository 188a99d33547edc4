package weir.model.network;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An elastic network interface: where traffic is judged and recorded.
///
/// @param attachment where its packets are captured; null when they are not
public record NetworkInterface(
    String id,
    String subnetId,
    InterfaceType type,
    InterfaceAddresses addresses,
    List<String> securityGroupIds,
    InterfaceOwner owner,
    ConnectionTimeouts timeouts,
    @Nullable Attachment attachment,
    Map<String, String> tags) {
  public NetworkInterface {
    ResourceId.require("eni", id);
    ResourceId.require("subnet", subnetId);
    securityGroupIds = List.copyOf(securityGroupIds);
    securityGroupIds.forEach(group -> ResourceId.require("sg", group));
    tags = Map.copyOf(tags);
  }

  /// The same interface captured elsewhere.
  public NetworkInterface attachedTo(@Nullable Attachment other) {
    return new NetworkInterface(
        id, subnetId, type, addresses, securityGroupIds, owner, timeouts, other, tags);
  }
}
