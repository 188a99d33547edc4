package weir.model.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// A part of a VPC's addresses in one place, guarded by one network ACL.
///
/// @param azId id of the availability zone, such as `use1-az1`; null when unknown or when the
///   subnet is in a sublocation
/// @param sublocation the outpost, local or wavelength zone that the subnet is in; null for an
///   ordinary zone
/// @param routes what the subnet's route table adds to the VPC's own local routes
public record Subnet(
    String id,
    String vpcId,
    List<Cidr> cidrs,
    String networkAclId,
    @Nullable String azId,
    @Nullable Sublocation sublocation,
    Map<String, String> tags,
    List<Route> routes) {
  public Subnet {
    ResourceId.require("subnet", id);
    ResourceId.require("vpc", vpcId);
    ResourceId.require("acl", networkAclId);
    cidrs = List.copyOf(cidrs);
    tags = Map.copyOf(tags);
    routes = List.copyOf(routes);
  }

  /// A subnet without routes of its own.
  public Subnet(
      String id,
      String vpcId,
      List<Cidr> cidrs,
      String networkAclId,
      @Nullable String azId,
      @Nullable Sublocation sublocation,
      Map<String, String> tags) {
    this(id, vpcId, cidrs, networkAclId, azId, sublocation, tags, List.of());
  }

  /// The route with the longest prefix among [#routes] that leads to an address. The VPC's local
  /// route is not among them and wins when the VPC's block is at least as long.
  public Optional<Route> findRoute(long high, long low) {
    return Optional.ofNullable(longestMatch(high, low));
  }

  /// The route that packets for an address take; empty when they go straight to it, in the subnet
  /// or by the VPC's local route, and when nothing leads there. A route to a part of the VPC, such
  /// as to a firewall between two subnets, is longer than the local one and wins.
  public Optional<Route> findRoute(Vpc vpc, long high, long low) {
    return contains(high, low)
        ? Optional.empty()
        : findRoute(high, low)
            .filter(route -> route.destination().prefixLength() > vpc.longestBlock(high, low));
  }

  @Nullable Route longestMatch(long high, long low) {
    boolean ipv4 = IpAddress.isIpv4(high, low);
    Route longest = null;
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      Cidr block = route.destination();
      if (block.isIpv4() == ipv4
          && block.contains(high, low)
          && (longest == null || block.prefixLength() > longest.destination().prefixLength())) {
        longest = route;
      }
    }
    return longest;
  }

  boolean inLocalZone() {
    return sublocation != null && !sublocation.type().equals("outpost");
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
