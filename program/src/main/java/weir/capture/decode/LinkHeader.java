package weir.capture.decode;

import static weir.capture.decode.Octets.i32;
import static weir.capture.decode.Octets.i64;
import static weir.capture.decode.Octets.u16;
import static weir.capture.decode.Octets.u8;

import weir.model.net.LinkDirection;
import weir.model.net.PacketHeader;

/// The first header of a captured packet, by its LINKTYPE_ number
/// (<https://www.tcpdump.org/linktypes.html>).
final class LinkHeader {
  private static final int ARPHRD_ETHER = 1;
  private static final int PACKET_OUTGOING = 4;

  private LinkHeader() {}

  /// Answers the network header's place and its EtherType.
  static long read(byte[] bytes, int at, int end, int linkType, PacketHeader into) {
    return switch (linkType) {
      case 1 -> EthernetHeader.read(bytes, at, end, into);
      case 0, 108 -> addressFamily(bytes, at, end);
      case 12, 14, 101, 228, 229 -> rawIp(bytes, at, end, linkType);
      case 113 -> cooked(bytes, at, end, into);
      case 276 -> cookedTwo(bytes, at, end, into);
      default -> Found.UNSUPPORTED;
    };
  }

  /// BSD's null and loop: the address family in four bytes, in the byte order of whoever captured.
  private static long addressFamily(byte[] bytes, int at, int end) {
    if (end - at < 4) {
      return Found.TRUNCATED;
    }
    int written = i32(bytes, at);
    int family = (written & 0xffff_0000) == 0 ? written : Integer.reverseBytes(written);
    return switch (family) {
      case 2 -> Found.at(at + 4, EtherType.IPV4);
      // Linux; NetBSD and OpenBSD; FreeBSD; Darwin
      case 10, 24, 28, 30 -> Found.at(at + 4, EtherType.IPV6);
      default -> Found.NOT_IP;
    };
  }

  private static long rawIp(byte[] bytes, int at, int end, int linkType) {
    if (end - at < 1) {
      return Found.TRUNCATED;
    }
    return switch (u8(bytes, at) >>> 4) {
      case 4 -> linkType == 229 ? Found.UNSUPPORTED : Found.at(at, EtherType.IPV4);
      case 6 -> linkType == 228 ? Found.UNSUPPORTED : Found.at(at, EtherType.IPV6);
      default -> Found.UNSUPPORTED;
    };
  }

  private static long cooked(byte[] bytes, int at, int end, PacketHeader into) {
    if (end - at < 16) {
      return Found.TRUNCATED;
    }
    sender(bytes, at + 6, u16(bytes, at + 2), u16(bytes, at + 4), into);
    into.linkDirection = direction(u16(bytes, at));
    return EthernetHeader.behindTags(bytes, at + 14, end);
  }

  private static long cookedTwo(byte[] bytes, int at, int end, PacketHeader into) {
    if (end - at < 20) {
      return Found.TRUNCATED;
    }
    sender(bytes, at + 12, u16(bytes, at + 8), u8(bytes, at + 11), into);
    into.linkDirection = direction(u8(bytes, at + 10));
    int type = u16(bytes, at);
    return switch (type) {
      // The tag's other half stands where the network header would.
      case EtherType.VLAN, EtherType.SERVICE_VLAN, EtherType.OLD_SERVICE_VLAN ->
          EthernetHeader.behindTags(bytes, at + 22, end);
      default -> type < EtherType.FIRST ? Found.NOT_IP : Found.at(at + 20, type);
    };
  }

  private static void sender(byte[] bytes, int at, int hardware, int length, PacketHeader into) {
    if (hardware == ARPHRD_ETHER && length == 6) {
      into.sourceMac = i64(bytes, at) >>> 16;
    }
  }

  /// What the kernel calls broadcast, multicast and for another host came in all the same.
  private static LinkDirection direction(int packetType) {
    return packetType == PACKET_OUTGOING ? LinkDirection.SENT : LinkDirection.RECEIVED;
  }
}
