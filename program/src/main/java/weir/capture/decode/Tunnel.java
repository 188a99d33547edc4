package weir.capture.decode;

import static weir.capture.decode.Octets.u16;
import static weir.capture.decode.Octets.u8;

/// Packets inside UDP: VXLAN (RFC 7348 5) and Geneve (RFC 8926 3.4).
final class Tunnel {
  static final int VXLAN_PORT = 4789;
  static final int GENEVE_PORT = 6081;

  private static final int UDP_HEADER_BYTES = 8;
  private static final int VXLAN_HEADER_BYTES = 8;
  private static final int GENEVE_HEADER_BYTES = 8;
  private static final int VXLAN_NETWORK_VALID = 0x08;

  private Tunnel() {}

  static boolean opens(DecoderOptions options, int destinationPort) {
    return destinationPort == VXLAN_PORT && options.opensVxlan()
        || destinationPort == GENEVE_PORT && options.opensGeneve();
  }

  /// Answers where the inner packet starts and its EtherType; [EtherType#ETHERNET] for a frame.
  ///
  /// @param udpAt where the UDP header starts
  static long read(byte[] bytes, int udpAt, int end, int destinationPort) {
    int at = udpAt + UDP_HEADER_BYTES;
    if (end - at < 8) {
      return Found.TRUNCATED;
    }
    if (destinationPort == VXLAN_PORT) {
      return (u8(bytes, at) & VXLAN_NETWORK_VALID) == 0
          ? Found.UNSUPPORTED
          : Found.at(at + VXLAN_HEADER_BYTES, EtherType.ETHERNET);
    }
    int first = u8(bytes, at);
    if (first >>> 6 != 0) {
      return Found.UNSUPPORTED;
    }
    return Found.at(at + GENEVE_HEADER_BYTES + (first & 0x3f) * 4, u16(bytes, at + 2));
  }
}
