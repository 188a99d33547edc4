package weir.capture.aggregate;

import weir.capture.PacketBytes;
import weir.model.net.TcpFlags;

/// Frames of the interface under test and its gateway, as the worked examples need them.
final class ExampleFrames {
  static final int ACK = TcpFlags.ACK;
  static final int SYN = TcpFlags.SYN;
  static final int FIN = TcpFlags.FIN;

  static final String MINE = "02:00:00:00:00:01";
  static final String GATEWAY = "02:00:00:00:00:fe";

  static Replay.Shape tcp(
      boolean egress, String from, int fromPort, String to, int toPort, int flags) {
    return payload -> frame(egress).ipv4(from, to).tcp(fromPort, toPort, flags).payload(payload);
  }

  static Replay.Shape ping(boolean egress, String from, String to, int type) {
    return payload -> frame(egress).ipv4(from, to).icmp(type, 0, 7).payload(payload);
  }

  static PacketBytes frame(boolean egress) {
    return egress ? PacketBytes.ethernet(MINE, GATEWAY) : PacketBytes.ethernet(GATEWAY, MINE);
  }

  private ExampleFrames() {}
}
