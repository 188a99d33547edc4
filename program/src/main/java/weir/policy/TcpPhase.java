package weir.policy;

import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;

/// How far a TCP connection is, in the low bits of a connection's state.
///
/// Headers carry no sequence numbers. A connection is over with its first RST, or when both sides
/// sent FIN and the side whose FIN came first acknowledges the other's.
final class TcpPhase {
  static final long OPENING = 0;
  static final long ESTABLISHED = 1;
  static final long CLOSED = 4;

  private static final long CLOSING = 2;
  private static final long LAST_ACK = 3;
  private static final long PHASE = 7;
  private static final long FIN_INGRESS = 8;
  private static final long FIN_EGRESS = 16;
  private static final long INGRESS_CLOSES = 32;
  private static final long EGRESS_CLOSES = 64;

  /// How many bits of the state are its own.
  static final int BITS = 7;

  private TcpPhase() {}

  static long of(long state) {
    return state & PHASE;
  }

  /// Whether the packet begins a connection.
  static boolean opens(PacketHeader packet) {
    return (packet.tcpFlags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST)) == TcpFlags.SYN;
  }

  /// The state after a packet with these flags in a direction.
  static long after(long state, boolean ingress, int flags) {
    if ((flags & TcpFlags.RST) != 0) {
      return state & ~PHASE | CLOSED;
    }
    long phase = of(state);
    if (phase == OPENING && (flags & TcpFlags.SYN) == 0) {
      phase = ESTABLISHED;
    }
    long ownFin = ingress ? FIN_INGRESS : FIN_EGRESS;
    long otherFin = ingress ? FIN_EGRESS : FIN_INGRESS;
    long ownClose = ingress ? INGRESS_CLOSES : EGRESS_CLOSES;
    boolean fin = (flags & TcpFlags.FIN) != 0;
    if (fin && (state & ownFin) == 0) {
      boolean first = (state & otherFin) == 0;
      state |= first ? ownFin | ownClose : ownFin;
      phase = first ? CLOSING : LAST_ACK;
    } else if (phase == LAST_ACK
        && !fin
        && (flags & TcpFlags.ACK) != 0
        && (state & ownClose) != 0) {
      phase = CLOSED;
    }
    return state & ~PHASE | phase;
  }
}
