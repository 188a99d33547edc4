package weir.capture.decode;

import static weir.capture.decode.Octets.i32;
import static weir.capture.decode.Octets.i64;
import static weir.capture.decode.Octets.u16;

import weir.model.net.PacketHeader;

/// Ethernet II and IEEE 802.3 frames with any stack of VLAN tags.
final class EthernetHeader {
  private static final int MOST_TAGS = 8;

  /// LLC and SNAP in front of an EtherType: AA AA 03 and an organisation of zeros.
  private static final int SNAP = 0xaaaa0300;

  private EthernetHeader() {}

  /// Answers the network header's place and its EtherType.
  static long read(byte[] bytes, int at, int end, PacketHeader into) {
    if (end - at < 14) {
      return Found.TRUNCATED;
    }
    into.destinationMac = i64(bytes, at) >>> 16;
    into.sourceMac = i64(bytes, at + 4) & 0xffff_ffff_ffffL;
    int type = u16(bytes, at + 12);
    if (type == EtherType.IPV4 || type == EtherType.IPV6) {
      return Found.at(at + 14, type);
    }
    return behindTags(bytes, at + 12, end);
  }

  /// Skips VLAN tags from the type field at `at` on.
  static long behindTags(byte[] bytes, int at, int end) {
    int typeAt = at;
    for (int tags = 0; tags <= MOST_TAGS; tags++) {
      if (end - typeAt < 2) {
        return Found.TRUNCATED;
      }
      int type = u16(bytes, typeAt);
      switch (type) {
        case EtherType.VLAN, EtherType.SERVICE_VLAN, EtherType.OLD_SERVICE_VLAN -> typeAt += 4;
        default -> {
          return type >= EtherType.FIRST
              ? Found.at(typeAt + 2, type)
              : behindLength(bytes, typeAt + 2, end);
        }
      }
    }
    return Found.UNSUPPORTED;
  }

  private static long behindLength(byte[] bytes, int at, int end) {
    if (end - at < 8 || i32(bytes, at) != SNAP || u16(bytes, at + 4) != 0) {
      return Found.NOT_IP;
    }
    return Found.at(at + 8, u16(bytes, at + 6));
  }
}
