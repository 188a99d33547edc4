package weir.model.network;

import java.util.List;
import weir.model.net.Cidr;

/// Address blocks under one id, for rules to refer to.
public record PrefixList(String id, String name, List<Cidr> entries) {
  public PrefixList {
    ResourceId.require("pl", id);
    entries = List.copyOf(entries);
  }
}
