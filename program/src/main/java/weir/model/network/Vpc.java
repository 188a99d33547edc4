package weir.model.network;

import java.util.List;
import java.util.Map;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// A virtual private cloud: an owner, a region and address blocks.
public record Vpc(
    String id,
    String accountId,
    String region,
    List<Cidr> cidrs,
    PublicAccessBlock publicAccessBlock,
    Map<String, String> tags) {
  public Vpc {
    ResourceId.require("vpc", id);
    cidrs = List.copyOf(cidrs);
    tags = Map.copyOf(tags);
  }

  /// A VPC open to the internet as far as its rules and routes are.
  public Vpc(
      String id, String accountId, String region, List<Cidr> cidrs, Map<String, String> tags) {
    this(id, accountId, region, cidrs, PublicAccessBlock.OFF, tags);
  }

  /// Prefix length of the VPC's longest block that holds the address; -1 when none does.
  int longestBlock(long high, long low) {
    boolean ipv4 = IpAddress.isIpv4(high, low);
    int longest = -1;
    for (int i = 0; i < cidrs.size(); i++) {
      Cidr block = cidrs.get(i);
      if (block.isIpv4() == ipv4 && block.contains(high, low)) {
        longest = Math.max(longest, block.prefixLength());
      }
    }
    return longest;
  }

  /// Whether the address lies in one of the VPC's blocks.
  public boolean contains(long high, long low) {
    return longestBlock(high, low) >= 0;
  }
}
