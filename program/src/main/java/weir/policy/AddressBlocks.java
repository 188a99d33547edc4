package weir.policy;

import java.util.List;
import weir.model.net.Cidr;

/// A few address blocks, asked without allocation. Immutable.
final class AddressBlocks {
  private final Cidr[] blocks;

  AddressBlocks(List<Cidr> blocks) {
    this.blocks = blocks.toArray(Cidr[]::new);
  }

  boolean contain(int ipVersion, long high, long low) {
    for (Cidr block : blocks) {
      if (block.isIpv4() == (ipVersion == 4) && block.contains(high, low)) {
        return true;
      }
    }
    return false;
  }
}
