package weir.policy;

import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;

/// What kind of message an ICMP or ICMPv6 packet is; the answers are for such packets only.
final class IcmpMessage {
  private static final int ECHO_REPLY = 0;
  private static final int UNREACHABLE = 3;
  private static final int ECHO = 8;
  private static final int TIME_EXCEEDED = 11;
  private static final int PARAMETER_PROBLEM = 12;
  private static final int TIMESTAMP = 13;
  private static final int INFORMATION = 15;
  private static final int ADDRESS_MASK = 17;
  private static final int LAST_ERROR_V6 = 4;
  private static final int ECHO_V6 = 128;
  private static final int ECHO_REPLY_V6 = 129;

  private IcmpMessage() {}

  static boolean is(PacketHeader packet) {
    return packet.protocol == IpProtocol.ICMP || packet.protocol == IpProtocol.ICMPV6;
  }

  static boolean isQuery(PacketHeader packet) {
    if (packet.protocol == IpProtocol.ICMPV6) {
      return packet.icmpType == ECHO_V6;
    }
    return switch (packet.icmpType) {
      case ECHO, TIMESTAMP, INFORMATION, ADDRESS_MASK -> true;
      default -> false;
    };
  }

  static boolean isAnswer(PacketHeader packet) {
    if (packet.protocol == IpProtocol.ICMPV6) {
      return packet.icmpType == ECHO_REPLY_V6;
    }
    return switch (packet.icmpType) {
      case ECHO_REPLY, TIMESTAMP + 1, INFORMATION + 1, ADDRESS_MASK + 1 -> true;
      default -> false;
    };
  }

  /// The type of the query that a query is, or that an answer answers.
  static int questionOf(PacketHeader packet) {
    if (isQuery(packet)) {
      return packet.icmpType;
    }
    if (packet.protocol == IpProtocol.ICMPV6) {
      return ECHO_V6;
    }
    return packet.icmpType == ECHO_REPLY ? ECHO : packet.icmpType - 1;
  }

  /// Whether the message reports what became of another packet.
  static boolean isError(PacketHeader packet) {
    if (packet.protocol == IpProtocol.ICMPV6) {
      return packet.icmpType > 0 && packet.icmpType <= LAST_ERROR_V6;
    }
    return switch (packet.icmpType) {
      case UNREACHABLE, TIME_EXCEEDED, PARAMETER_PROBLEM -> true;
      default -> false;
    };
  }
}
