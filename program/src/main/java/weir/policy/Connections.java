package weir.policy;

import weir.model.flow.FlowDirection;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.network.ConnectionTimeouts;

/// What an interface remembers of the flows that its security groups let through, so that their
/// other direction passes too. Written by its lane only; time is packet time.
///
/// TCP and UDP are known by addresses and ports, ICMP echo and its like by addresses, identifier
/// and asker, every other protocol by addresses and number.
final class Connections {
  static final int ABSENT = ConnectionTable.ABSENT;

  private static final long SECOND = 1_000_000_000L;
  private static final long OTHER_NANOS = 600 * SECOND;
  private static final long ICMP_NANOS = 30 * SECOND;
  private static final long ERROR_NANOS = 30 * SECOND;
  // AWS documents no time for half-open and closing connections; these are what Linux uses.
  private static final long UNSETTLED_NANOS = 120 * SECOND;
  private static final long CLOSED_NANOS = 60 * SECOND;

  // Above the bits of TcpPhase.
  private static final long OPENED_BY_EGRESS = 1L << TcpPhase.BITS;
  private static final long SEEN_INGRESS = OPENED_BY_EGRESS << 1;
  private static final long SEEN_EGRESS = OPENED_BY_EGRESS << 2;

  /// Bits of the state that belong to whoever uses the connection; kept from packet to packet.
  static final int USER_SHIFT = 16;

  private static final long OWN_BITS = (1L << USER_SHIFT) - 1;

  private final ConnectionTable table;
  private long tcpNanos;
  private long udpStreamNanos;
  private long udpNanos;
  private long followedAtNanos = Long.MIN_VALUE / 2;
  private long overflow;

  Connections(ConnectionTimeouts timeouts, int most) {
    table = new ConnectionTable(most);
    timeouts(timeouts);
  }

  /// Takes new idle times, which hold for each connection from its next packet on.
  void timeouts(ConnectionTimeouts timeouts) {
    tcpNanos = timeouts.tcpEstablished().toNanos();
    udpStreamNanos = timeouts.udpStream().toNanos();
    udpNanos = timeouts.udp().toNanos();
  }

  /// Whether flows of such packets can be tracked at all. A fragment without ports cannot, nor an
  /// ICMP message that neither asks nor answers.
  static boolean isTrackable(PacketHeader packet) {
    return switch (packet.protocol) {
      case IpProtocol.TCP, IpProtocol.UDP -> !isPortlessFragment(packet);
      case IpProtocol.ICMP, IpProtocol.ICMPV6 ->
          IcmpMessage.isQuery(packet)
              || IcmpMessage.isAnswer(packet) && !isTypelessFragment(packet);
      default -> true;
    };
  }

  private static boolean isPortlessFragment(PacketHeader packet) {
    return packet.laterFragment && (packet.sourcePort | packet.destinationPort) == 0;
  }

  private static boolean isTypelessFragment(PacketHeader packet) {
    return packet.laterFragment && (packet.icmpType | packet.icmpIdentifier) == 0;
  }

  /// The tracked connection that a packet belongs to, or [#ABSENT]. Changes nothing.
  int find(FlowDirection direction, PacketHeader packet) {
    if (!isTrackable(packet)) {
      return ABSENT;
    }
    long key = key(direction, packet);
    return direction == FlowDirection.INGRESS
        ? table.find(
            packet.destinationHigh,
            packet.destinationLow,
            packet.sourceHigh,
            packet.sourceLow,
            key,
            packet.capturedAtNanos)
        : table.find(
            packet.sourceHigh,
            packet.sourceLow,
            packet.destinationHigh,
            packet.destinationLow,
            key,
            packet.capturedAtNanos);
  }

  /// Whether the connection is over and the packet does not begin another.
  boolean isLate(int connection, PacketHeader packet) {
    return isClosed(connection) && !TcpPhase.opens(packet);
  }

  /// Whether the connection is over.
  boolean isClosed(int connection) {
    return TcpPhase.of(table.state(connection)) == TcpPhase.CLOSED;
  }

  /// Which direction the first packet went.
  FlowDirection openedBy(int connection) {
    return (table.state(connection) & OPENED_BY_EGRESS) == 0
        ? FlowDirection.INGRESS
        : FlowDirection.EGRESS;
  }

  /// What the user of the connection keeps with it, 0 at first.
  long userBits(int connection) {
    return table.state(connection) >>> USER_SHIFT;
  }

  void userBits(int connection, long bits) {
    table.state(connection, table.state(connection) & OWN_BITS | bits << USER_SHIFT);
  }

  /// Begins to track the flow of a packet that may be tracked. A full table is counted.
  void open(FlowDirection direction, PacketHeader packet) {
    if (!isTrackable(packet) || IcmpMessage.is(packet) && IcmpMessage.isAnswer(packet)) {
      return;
    }
    long key = key(direction, packet);
    int old = find(direction, packet);
    if (old != ABSENT) {
      table.remove(old);
    }
    int connection =
        direction == FlowDirection.INGRESS
            ? table.insert(
                packet.destinationHigh,
                packet.destinationLow,
                packet.sourceHigh,
                packet.sourceLow,
                key,
                packet.capturedAtNanos)
            : table.insert(
                packet.sourceHigh,
                packet.sourceLow,
                packet.destinationHigh,
                packet.destinationLow,
                key,
                packet.capturedAtNanos);
    if (connection == ABSENT) {
      overflow++;
      return;
    }
    table.state(connection, direction == FlowDirection.EGRESS ? OPENED_BY_EGRESS : 0);
    follow(connection, direction, packet);
  }

  /// Takes note of a packet of the connection: its state and how long it lives from now.
  void follow(int connection, FlowDirection direction, PacketHeader packet) {
    long state = table.state(connection);
    boolean ingress = direction == FlowDirection.INGRESS;
    state |= ingress ? SEEN_INGRESS : SEEN_EGRESS;
    long idleNanos =
        switch (packet.protocol) {
          case IpProtocol.TCP -> {
            if (!packet.laterFragment) {
              state = TcpPhase.after(state, ingress, packet.tcpFlags);
            }
            yield tcpIdle(TcpPhase.of(state));
          }
          case IpProtocol.UDP ->
              (state & SEEN_INGRESS) != 0 && (state & SEEN_EGRESS) != 0 ? udpStreamNanos : udpNanos;
          case IpProtocol.ICMP, IpProtocol.ICMPV6 -> ICMP_NANOS;
          default -> OTHER_NANOS;
        };
    table.state(connection, state);
    table.expireAt(connection, packet.capturedAtNanos + idleNanos);
    followedAtNanos = Math.max(followedAtNanos, packet.capturedAtNanos);
  }

  private long tcpIdle(long phase) {
    if (phase == TcpPhase.ESTABLISHED) {
      return tcpNanos;
    }
    return phase == TcpPhase.CLOSED ? CLOSED_NANOS : UNSETTLED_NANOS;
  }

  /// Whether a packet reports an error about another packet, and tracked connections had one
  /// shortly before. A header does not carry the packet that an error quotes, so that a packet of
  /// any connection counts.
  boolean isRelatedError(PacketHeader packet) {
    return IcmpMessage.is(packet)
        && IcmpMessage.isError(packet)
        && packet.capturedAtNanos - followedAtNanos <= ERROR_NANOS;
  }

  /// How many flows could not be tracked because the table was full.
  long overflow() {
    return overflow;
  }

  int live(long nowNanos) {
    return table.live(nowNanos);
  }

  /// Used bit, family, asker (ICMP only), protocol, and the two ports or the identifier.
  private static long key(FlowDirection direction, PacketHeader packet) {
    boolean ingress = direction == FlowDirection.INGRESS;
    long key = 1L << 62 | (long) packet.ipVersion << 48 | (long) packet.protocol << 32;
    return switch (packet.protocol) {
      case IpProtocol.TCP, IpProtocol.UDP ->
          ingress
              ? key | (long) packet.destinationPort << 16 | packet.sourcePort
              : key | (long) packet.sourcePort << 16 | packet.destinationPort;
      case IpProtocol.ICMP, IpProtocol.ICMPV6 -> {
        long askedByIngress = ingress == IcmpMessage.isQuery(packet) ? 1L << 56 : 0;
        yield key
            | askedByIngress
            | (long) packet.icmpIdentifier << 16
            | IcmpMessage.questionOf(packet);
      }
      default -> key;
    };
  }
}
