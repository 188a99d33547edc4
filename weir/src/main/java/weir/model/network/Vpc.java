package weir.model.network;

import java.util.List;
import java.util.Map;
import weir.model.net.Cidr;

/// A virtual private cloud: an owner, a region and address blocks.
public record Vpc(
    String id, String accountId, String region, List<Cidr> cidrs, Map<String, String> tags) {
  public Vpc {
    ResourceId.require("vpc", id);
    cidrs = List.copyOf(cidrs);
    tags = Map.copyOf(tags);
  }
}
