package weir.capture.decode;

import static weir.capture.decode.Octets.i32;
import static weir.capture.decode.Octets.u16;

import weir.capture.source.PacketBuffer;
import weir.model.net.IpProtocol;
import weir.model.net.LinkDirection;
import weir.model.net.PacketHeader;

/// Reads the headers of one packet into the lane's reused header. Owned by one lane, whose
/// fragments it remembers.
///
/// Throws nothing and allocates nothing: whatever the bytes are, the answer is a [Decoded]. After
/// an answer other than OK the header's fields mean nothing. Each layer is a file of this folder
/// that tells where the next one starts.
public final class HeaderDecoder {
  private static final long IPV4_IDENTITY = 1L << 56;
  private static final long IPV6_IDENTITY = 2L << 56;

  private final FragmentTable fragments = new FragmentTable();
  private final DecoderOptions options;
  private final boolean opensTunnels;

  public HeaderDecoder(DecoderOptions options) {
    this.options = options;
    this.opensTunnels = options.opensVxlan() || options.opensGeneve();
  }

  /// Decodes one packet of the buffer, its time and link direction included.
  ///
  /// @param packet its number, from 0 to below `buffer.count()`
  public Decoded decode(PacketBuffer buffer, int packet, PacketHeader into) {
    byte[] bytes = buffer.bytes();
    int at = buffer.offset(packet);
    int end = at + buffer.capturedBytes(packet);
    into.capturedAtNanos = buffer.timeNanos(packet);
    into.linkDirection = buffer.direction(packet);
    into.sourceMac = 0;
    into.destinationMac = 0;
    long network = LinkHeader.read(bytes, at, end, buffer.linkType(packet), into);
    if (Found.failed(network)) {
      return Found.answer(network);
    }
    int wireEnd = at + buffer.wireBytes(packet);
    return ip(bytes, network, end, wireEnd, opensTunnels, into);
  }

  private Decoded ip(
      byte[] bytes, long network, int end, int wireEnd, boolean opens, PacketHeader into) {
    int at = Found.at(network);
    TransportHeader.clear(into);
    long transport =
        switch (Found.beside(network)) {
          case EtherType.IPV4 -> Ipv4Header.read(bytes, at, end, wireEnd, into);
          case EtherType.IPV6 -> Ipv6Header.read(bytes, at, end, wireEnd, into);
          case EtherType.MPLS, EtherType.MPLS_MULTICAST, EtherType.PPPOE_SESSION ->
              Found.UNSUPPORTED;
          default -> Found.NOT_IP;
        };
    if (Found.failed(transport)) {
      return Found.answer(transport);
    }
    int ipEnd = Math.min(end, at + into.lengthBytes);
    int identificationAt = Found.beside(transport);
    if (identificationAt != 0) {
      return fragment(bytes, Found.at(transport), ipEnd, identificationAt, into);
    }
    Decoded answer = TransportHeader.read(bytes, Found.at(transport), ipEnd, into);
    if (opens
        && into.protocol == IpProtocol.UDP
        && answer == Decoded.OK
        && Tunnel.opens(options, into.destinationPort)) {
      return tunnel(bytes, Found.at(transport), ipEnd, at + into.lengthBytes, into);
    }
    return answer;
  }

  private Decoded fragment(byte[] bytes, int at, int end, int identificationAt, PacketHeader into) {
    // IPv4 tells packets apart by addresses, protocol and identification (RFC 791 3.2), IPv6
    // without the protocol (RFC 8200 4.5).
    long identity =
        into.ipVersion == 4
            ? IPV4_IDENTITY | (long) into.protocol << 32 | u16(bytes, identificationAt)
            : IPV6_IDENTITY | (i32(bytes, identificationAt) & 0xffff_ffffL);
    if (into.laterFragment) {
      fragments.recall(into, identity);
      return Decoded.OK;
    }
    Decoded answer = TransportHeader.read(bytes, at, end, into);
    if (answer == Decoded.OK) {
      fragments.remember(into, identity);
    }
    return answer;
  }

  /// Decodes the packet in the tunnel; a tunnel within it stays closed.
  private Decoded tunnel(byte[] bytes, int udpAt, int end, int wireEnd, PacketHeader into) {
    long inner = Tunnel.read(bytes, udpAt, end, into.destinationPort);
    // Which way the copy came in says nothing of which way the copied packet went.
    into.linkDirection = LinkDirection.UNKNOWN;
    into.sourceMac = 0;
    into.destinationMac = 0;
    if (!Found.failed(inner) && Found.beside(inner) == EtherType.ETHERNET) {
      inner = EthernetHeader.read(bytes, Found.at(inner), end, into);
    }
    return Found.failed(inner) ? Found.answer(inner) : ip(bytes, inner, end, wireEnd, false, into);
  }
}
