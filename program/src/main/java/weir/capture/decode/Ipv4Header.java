package weir.capture.decode;

import static weir.capture.decode.Octets.i64;
import static weir.capture.decode.Octets.u16;
import static weir.capture.decode.Octets.u8;

import weir.model.net.IpAddress;
import weir.model.net.PacketHeader;

/// The IPv4 header (RFC 791 3.1).
final class Ipv4Header {
  private static final int OFFSET_BITS = 0x1fff;
  private static final int MORE_FRAGMENTS = 0x2000;

  private Ipv4Header() {}

  /// Answers the transport header's place and, for a fragment, where its identification stands (0
  /// for a whole packet).
  ///
  /// @param wireEnd where the packet ended before the capture cut it
  static long read(byte[] bytes, int at, int end, int wireEnd, PacketHeader into) {
    if (end - at < 20) {
      return Found.TRUNCATED;
    }
    int first = u8(bytes, at);
    int headerBytes = (first & 15) * 4;
    int total = u16(bytes, at + 2);
    // Packets that the card was to cut into segments may carry no length yet.
    int length = total == 0 ? wireEnd - at : total;
    if (first >>> 4 != 4 || headerBytes < 20 || length < headerBytes) {
      return Found.UNSUPPORTED;
    }
    into.ipVersion = 4;
    into.lengthBytes = length;
    into.protocol = u8(bytes, at + 9);
    long addresses = i64(bytes, at + 12);
    into.sourceHigh = 0;
    into.sourceLow = IpAddress.lowOfIpv4((int) (addresses >>> 32));
    into.destinationHigh = 0;
    into.destinationLow = IpAddress.lowOfIpv4((int) addresses);
    int fragment = u16(bytes, at + 6) & (OFFSET_BITS | MORE_FRAGMENTS);
    into.laterFragment = (fragment & OFFSET_BITS) != 0;
    return Found.at(at + headerBytes, fragment == 0 ? 0 : at + 4);
  }
}
