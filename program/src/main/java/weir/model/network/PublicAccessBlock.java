package weir.model.network;

import java.util.Locale;

/// What VPC Block Public Access forbids in a VPC.
public enum PublicAccessBlock {
  /// Nothing.
  OFF,
  /// Traffic from the internet, except to NAT gateways.
  INGRESS,
  /// Traffic from and to the internet.
  BIDIRECTIONAL;

  /// The word of a network description: `bidirectional`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
