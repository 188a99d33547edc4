package weir.capture.decode;

import static weir.capture.decode.Octets.i64;
import static weir.capture.decode.Octets.u16;
import static weir.capture.decode.Octets.u8;

import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;

/// The IPv6 header and its extension headers (RFC 8200 3 and 4).
final class Ipv6Header {
  static final int HEADER_BYTES = 40;

  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int NOTHING_MORE = 59;
  private static final int DESTINATION_OPTIONS = 60;
  private static final int MOBILITY = 135;
  private static final int HOST_IDENTITY = 139;
  private static final int SHIM6 = 140;

  /// More than any sender stacks; keeps a hostile packet from costing much.
  private static final int MOST_EXTENSIONS = 24;

  private Ipv6Header() {}

  /// Answers the transport header's place and, for a fragment, where its identification stands (0
  /// for a whole packet).
  ///
  /// @param wireEnd where the packet ended before the capture cut it
  static long read(byte[] bytes, int at, int end, int wireEnd, PacketHeader into) {
    if (end - at < HEADER_BYTES) {
      return Found.TRUNCATED;
    }
    if (u8(bytes, at) >>> 4 != 6) {
      return Found.UNSUPPORTED;
    }
    int payload = u16(bytes, at + 4);
    int next = u8(bytes, at + 6);
    // A jumbogram, or a packet that the card was to cut into segments, carries no length.
    boolean says = payload != 0 || next == NOTHING_MORE;
    into.lengthBytes = says ? HEADER_BYTES + payload : wireEnd - at;
    into.ipVersion = 6;
    into.laterFragment = false;
    into.protocol = next;
    into.sourceHigh = i64(bytes, at + 8);
    into.sourceLow = i64(bytes, at + 16);
    into.destinationHigh = i64(bytes, at + 24);
    into.destinationLow = i64(bytes, at + 32);
    if (next == IpProtocol.TCP || next == IpProtocol.UDP || next == IpProtocol.ICMPV6) {
      return Found.at(at + HEADER_BYTES, 0);
    }
    int ipEnd = Math.min(end, at + into.lengthBytes);
    return behindExtensions(bytes, at + HEADER_BYTES, ipEnd, into);
  }

  private static long behindExtensions(byte[] bytes, int from, int end, PacketHeader into) {
    int at = from;
    int identificationAt = 0;
    for (int extensions = 0; extensions <= MOST_EXTENSIONS; extensions++) {
      int kind = into.protocol;
      if (!isExtension(kind)) {
        return Found.at(at, identificationAt);
      }
      if (end - at < 8) {
        return Found.TRUNCATED;
      }
      into.protocol = u8(bytes, at);
      if (kind == FRAGMENT) {
        int offsetAndMore = u16(bytes, at + 2);
        identificationAt = (offsetAndMore & 0xfff9) == 0 ? 0 : at + 4;
        if (offsetAndMore >>> 3 != 0) {
          into.laterFragment = true;
          return Found.at(at + 8, identificationAt);
        }
      }
      at += lengthBytes(kind, u8(bytes, at + 1));
    }
    return Found.UNSUPPORTED;
  }

  private static boolean isExtension(int kind) {
    return switch (kind) {
      case HOP_BY_HOP,
          ROUTING,
          FRAGMENT,
          IpProtocol.AH,
          DESTINATION_OPTIONS,
          MOBILITY,
          HOST_IDENTITY,
          SHIM6 ->
          true;
      default -> false;
    };
  }

  private static int lengthBytes(int kind, int written) {
    return switch (kind) {
      case FRAGMENT -> 8;
      case IpProtocol.AH -> (written + 2) * 4;
      default -> (written + 1) * 8;
    };
  }
}
