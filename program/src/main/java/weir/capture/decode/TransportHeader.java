package weir.capture.decode;

import static weir.capture.decode.Octets.i32;
import static weir.capture.decode.Octets.u16;
import static weir.capture.decode.Octets.u8;

import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;

/// What a record takes from the header behind IP: ports, TCP's control bits, ICMP's type.
final class TransportHeader {
  private static final int ICMP_ECHO_REPLY = 0;
  private static final int ICMP_ECHO = 8;
  private static final int ICMPV6_ECHO = 128;
  private static final int ICMPV6_ECHO_REPLY = 129;

  private TransportHeader() {}

  /// Empties the fields that no transport header may fill.
  static void clear(PacketHeader into) {
    into.sourcePort = 0;
    into.destinationPort = 0;
    into.tcpFlags = 0;
    into.icmpType = 0;
    into.icmpCode = 0;
    into.icmpIdentifier = 0;
  }

  /// Reads the header of `into.protocol` into cleared fields.
  static Decoded read(byte[] bytes, int at, int end, PacketHeader into) {
    return switch (into.protocol) {
      case IpProtocol.TCP -> {
        if (end - at < 14) {
          yield Decoded.TRUNCATED;
        }
        into.tcpFlags = u8(bytes, at + 13);
        yield ports(bytes, at, end, into);
      }
      case IpProtocol.UDP, IpProtocol.SCTP -> ports(bytes, at, end, into);
      case IpProtocol.ICMP -> icmp(bytes, at, end, into, ICMP_ECHO, ICMP_ECHO_REPLY);
      case IpProtocol.ICMPV6 -> icmp(bytes, at, end, into, ICMPV6_ECHO, ICMPV6_ECHO_REPLY);
      default -> Decoded.OK;
    };
  }

  private static Decoded ports(byte[] bytes, int at, int end, PacketHeader into) {
    if (end - at < 4) {
      return Decoded.TRUNCATED;
    }
    int ports = i32(bytes, at);
    into.sourcePort = ports >>> 16;
    into.destinationPort = ports & 0xffff;
    return Decoded.OK;
  }

  private static Decoded icmp(
      byte[] bytes, int at, int end, PacketHeader into, int echo, int echoReply) {
    if (end - at < 2) {
      return Decoded.TRUNCATED;
    }
    int type = u8(bytes, at);
    into.icmpType = type;
    into.icmpCode = u8(bytes, at + 1);
    if ((type == echo || type == echoReply) && end - at >= 6) {
      into.icmpIdentifier = u16(bytes, at + 4);
    }
    return Decoded.OK;
  }
}
