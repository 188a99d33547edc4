package weir.capture.source;

import static weir.capture.source.FileWord.i32;
import static weir.capture.source.FileWord.u16;
import static weir.capture.source.FileWord.u32;
import static weir.capture.source.FileWord.u8;

import weir.model.net.LinkDirection;

/// Finds the packets in a copied block of an interface's ring: `struct tpacket3_hdr` and the
/// `struct sockaddr_ll` behind it, in this machine's byte order.
final class RingPackets {
  private static final int SECONDS = 4;
  private static final int NANOSECONDS = 8;
  private static final int CAPTURED_BYTES = 12;
  private static final int WIRE_BYTES = 16;
  private static final int LINK_HEADER = 24;
  private static final int NETWORK_HEADER = 26;
  private static final int PACKET_TYPE = 48 + 10;
  private static final int PACKET_OUTGOING = 4;

  private static final int ARPHRD_ETHER = 1;
  private static final int ARPHRD_LOOPBACK = 772;
  private static final int LINKTYPE_ETHERNET = 1;
  private static final int LINKTYPE_RAW = 101;

  private final boolean framed;
  private final boolean loopback;

  /// @param hardware what kind of link the interface is
  RingPackets(int hardware) {
    loopback = hardware == ARPHRD_LOOPBACK;
    framed = loopback || hardware == ARPHRD_ETHER;
  }

  void index(byte[] block, int first, int count, PacketBuffer buffer) {
    int at = first;
    for (int i = 0; i < count && !buffer.isFull(); i++) {
      boolean sent = u8(block, at + PACKET_TYPE) == PACKET_OUTGOING;
      // What an interface sends to itself comes by twice.
      if (!(sent && loopback)) {
        add(block, at, sent ? LinkDirection.SENT : LinkDirection.RECEIVED, buffer);
      }
      at += i32(block, at, false);
    }
  }

  private void add(byte[] block, int at, LinkDirection direction, PacketBuffer buffer) {
    int link = u16(block, at + LINK_HEADER, false);
    // Links without Ethernet addresses, such as tunnels, put headers of many shapes in front.
    int passed = framed ? 0 : u16(block, at + NETWORK_HEADER, false) - link;
    buffer.add(
        at + link + passed,
        Math.max(0, i32(block, at + CAPTURED_BYTES, false) - passed),
        u32(block, at + WIRE_BYTES, false) - passed,
        u32(block, at + SECONDS, false) * 1_000_000_000L + u32(block, at + NANOSECONDS, false),
        framed ? LINKTYPE_ETHERNET : LINKTYPE_RAW,
        direction);
  }
}
