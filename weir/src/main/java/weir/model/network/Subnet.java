package weir.model.network;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.net.Cidr;

/// A part of a VPC's addresses in one place, guarded by one network ACL.
///
/// @param azId id of the availability zone, such as `use1-az1`; null when unknown or when the
///   subnet is in a sublocation
/// @param sublocation the outpost, local or wavelength zone that the subnet is in; null for an
///   ordinary zone
public record Subnet(
    String id,
    String vpcId,
    List<Cidr> cidrs,
    String networkAclId,
    @Nullable String azId,
    @Nullable Sublocation sublocation,
    Map<String, String> tags) {
  public Subnet {
    ResourceId.require("subnet", id);
    ResourceId.require("vpc", vpcId);
    ResourceId.require("acl", networkAclId);
    cidrs = List.copyOf(cidrs);
    tags = Map.copyOf(tags);
  }

  public boolean contains(long high, long low) {
    for (Cidr cidr : cidrs) {
      if (cidr.contains(high, low)) {
        return true;
      }
    }
    return false;
  }

  /// @param type `wavelength`, `outpost` or `localzone`
  public record Sublocation(String type, String id) {}
}
