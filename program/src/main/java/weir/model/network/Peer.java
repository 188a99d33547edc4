package weir.model.network;

import weir.model.net.Cidr;

/// The other side that a security group rule speaks of.
public sealed interface Peer {
  /// Addresses of a block.
  record Block(Cidr cidr) implements Peer {
    @Override
    public String toString() {
      return cidr.toString();
    }
  }

  /// Private addresses of the interfaces in a security group.
  record Group(String securityGroupId) implements Peer {
    @Override
    public String toString() {
      return securityGroupId;
    }
  }

  /// Addresses of a prefix list.
  record Prefixes(String prefixListId) implements Peer {
    @Override
    public String toString() {
      return prefixListId;
    }
  }
}
