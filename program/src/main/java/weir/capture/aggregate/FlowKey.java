package weir.capture.aggregate;

import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.PacketHeader;

/// What tells flows between two addresses apart, in one `long`: ports, protocol, IP version,
/// direction and action.
///
/// The lowest five bits are left to the row's TCP flags and are not part of the key.
final class FlowKey {
  private static final long FLAGS = 0x1f;
  private static final int DIRECTION = 5;
  private static final int REJECTED = 7;
  private static final int PROTOCOL = 8;
  private static final int DESTINATION_PORT = 16;
  private static final int SOURCE_PORT = 32;
  private static final int IPV6 = 48;
  private static final int PUBLIC_ACCESS_BLOCKED = 49;

  private FlowKey() {}

  /// The key of a packet whose direction the capture knows.
  static long of(PacketHeader packet, FlowDirection direction, FlowAction action) {
    return ofUnknownDirection(packet)
        | (direction == FlowDirection.INGRESS ? 1L : 2L) << DIRECTION
        | (action == FlowAction.REJECT ? 1L : 0L) << REJECTED;
  }

  /// The key of a packet that VPC Block Public Access rejected.
  static long ofPublicAccessBlocked(PacketHeader packet, FlowDirection direction) {
    return of(packet, direction, FlowAction.REJECT) | 1L << PUBLIC_ACCESS_BLOCKED;
  }

  /// The key of an accepted packet whose direction nobody knows.
  static long ofUnknownDirection(PacketHeader packet) {
    return (long) packet.sourcePort << SOURCE_PORT
        | (long) packet.destinationPort << DESTINATION_PORT
        | (long) packet.protocol << PROTOCOL
        | (packet.ipVersion == 6 ? 1L << IPV6 : 0);
  }

  static boolean same(long key, long other) {
    return (key ^ other) >>> DIRECTION == 0;
  }

  static long withoutFlags(long key) {
    return key & ~FLAGS;
  }

  static int tcpFlags(long key) {
    return (int) (key & FLAGS);
  }

  static boolean isIngress(long key) {
    return (key >>> DIRECTION & 3) == 1;
  }

  static boolean isEgress(long key) {
    return (key >>> DIRECTION & 3) == 2;
  }

  static boolean isRejected(long key) {
    return (key >>> REJECTED & 1) != 0;
  }

  static boolean isPublicAccessBlocked(long key) {
    return (key >>> PUBLIC_ACCESS_BLOCKED & 1) != 0;
  }

  static int protocol(long key) {
    return (int) (key >>> PROTOCOL) & 0xff;
  }

  static int destinationPort(long key) {
    return (int) (key >>> DESTINATION_PORT) & 0xffff;
  }

  static int sourcePort(long key) {
    return (int) (key >>> SOURCE_PORT) & 0xffff;
  }

  static boolean isIpv6(long key) {
    return (key >>> IPV6 & 1) != 0;
  }
}
