package weir.capture.decode;

/// Numbers that say what a link-layer frame carries, from the IEEE registry.
final class EtherType {
  static final int IPV4 = 0x0800;
  static final int IPV6 = 0x86dd;
  static final int VLAN = 0x8100;
  static final int SERVICE_VLAN = 0x88a8;
  static final int OLD_SERVICE_VLAN = 0x9100;
  static final int ETHERNET = 0x6558;
  static final int MPLS = 0x8847;
  static final int MPLS_MULTICAST = 0x8848;
  static final int PPPOE_SESSION = 0x8864;

  /// Smaller numbers are the length of an IEEE 802.3 frame.
  static final int FIRST = 0x0600;

  private EtherType() {}
}
