package weir.capture.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.capture.PacketBytes.ethernet;
import static weir.capture.PacketBytes.raw;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weir.capture.PacketBytes;
import weir.capture.source.PacketBuffer;
import weir.model.net.IpAddress;
import weir.model.net.LinkDirection;
import weir.model.net.MacAddress;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;

class HeaderDecoderTest {
  private static final String A = "10.0.0.1";
  private static final String B = "10.0.0.2";
  private static final String A6 = "2001:db8::1";
  private static final String B6 = "2001:db8::2";

  private final HeaderDecoder decoder = new HeaderDecoder(DecoderOptions.AS_CAPTURED);
  private final HeaderDecoder opening = new HeaderDecoder(DecoderOptions.MIRRORED);
  private final PacketHeader header = new PacketHeader();

  @Test
  void readsTcpOverIpv4() {
    decodes(ethernet().ipv4(A, B).tcp(4000, 443, TcpFlags.SYN | TcpFlags.ACK).payload(100));
    assertEquals(4, header.ipVersion);
    assertAddresses(A, B);
    assertEquals(6, header.protocol);
    assertPorts(4000, 443);
    assertEquals(18, header.tcpFlags);
    assertEquals(140, header.lengthBytes);
    assertEquals(MacAddress.of(PacketBytes.SOURCE_MAC).bits(), header.sourceMac);
    assertEquals(MacAddress.of(PacketBytes.DESTINATION_MAC).bits(), header.destinationMac);
    assertFalse(header.laterFragment);
    assertEquals(77, header.capturedAtNanos);
    assertEquals(LinkDirection.RECEIVED, header.linkDirection);
  }

  @Test
  void readsUdpOverIpv6() {
    decodes(ethernet().ipv6(A6, B6).udp(5000, 53).payload(10));
    assertEquals(6, header.ipVersion);
    assertAddresses(A6, B6);
    assertEquals(17, header.protocol);
    assertPorts(5000, 53);
    assertEquals(58, header.lengthBytes);
  }

  @Test
  void doesNotCountEthernetPaddingAsTransport() {
    byte[] padded = Arrays.copyOf(ethernet().ipv4(A, B).udp(1, 2).bytes(), 60);
    assertEquals(Decoded.OK, decode(decoder, padded, 1));
    assertEquals(28, header.lengthBytes);
    // Three octets of transport, then padding that must not be taken for the rest of the ports.
    byte[] tiny = Arrays.copyOf(ethernet().ipv4(A, B).protocol(17).payload(3).bytes(), 60);
    assertEquals(Decoded.TRUNCATED, decode(decoder, tiny, 1));
  }

  @Test
  void skipsStackedVlanTags() {
    decodes(ethernet().serviceVlan(7).vlan(100).vlan(200).ipv4(A, B).udp(1, 2));
    assertPorts(1, 2);
  }

  @Test
  void refusesATowerOfVlanTags() {
    PacketBytes packet = ethernet();
    for (int i = 0; i < 9; i++) {
      packet = packet.vlan(i);
    }
    assertEquals(Decoded.UNSUPPORTED, decode(packet.ipv4(A, B).udp(1, 2)));
  }

  @Test
  void readsSnapFrames() {
    decodes(ethernet().snap().ipv4(A, B).udp(1, 2));
    assertPorts(1, 2);
    assertEquals(Decoded.NOT_IP, decode(ethernet().etherType(38, new byte[38])));
  }

  @Test
  void saysWhatIsNotIp() {
    assertEquals(Decoded.NOT_IP, decode(ethernet().etherType(0x0806, new byte[46])));
    assertEquals(Decoded.UNSUPPORTED, decode(ethernet().etherType(0x8847, new byte[46])));
    assertEquals(Decoded.UNSUPPORTED, decode(decoder, new byte[64], 147));
  }

  @Test
  void skipsIpv4Options() {
    decodes(ethernet().ipv4Options(A, B, new byte[40]).tcp(1, 2, TcpFlags.ACK));
    assertPorts(1, 2);
    assertEquals(80, header.lengthBytes);
  }

  @Test
  void skipsIpv6Extensions() {
    decodes(
        ethernet()
            .ipv6(A6, B6)
            .extension(0, 0)
            .extension(60, 2)
            .extension(43, 1)
            .authentication()
            .extension(135, 0)
            .tcp(1, 2, TcpFlags.FIN));
    assertEquals(6, header.protocol);
    assertPorts(1, 2);
    assertEquals(TcpFlags.FIN, header.tcpFlags);
    assertEquals(40 + 8 + 24 + 16 + 24 + 8 + 20, header.lengthBytes);
  }

  @Test
  void refusesATowerOfIpv6Extensions() {
    PacketBytes packet = ethernet().ipv6(A6, B6);
    for (int i = 0; i < 25; i++) {
      packet = packet.extension(60, 0);
    }
    assertEquals(Decoded.UNSUPPORTED, decode(packet.udp(1, 2)));
  }

  @Test
  void readsWhatIcmpSays() {
    decodes(ethernet().ipv4(A, B).icmp(8, 0, 4711));
    assertEquals(8, header.icmpType);
    assertEquals(4711, header.icmpIdentifier);
    assertPorts(0, 0);
    decodes(ethernet().ipv4(A, B).icmp(3, 4, 4711));
    assertEquals(3, header.icmpType);
    assertEquals(4, header.icmpCode);
    assertEquals(0, header.icmpIdentifier, "only an echo has an identifier");
    decodes(ethernet().ipv6(A6, B6).icmpv6(129, 0, 4712));
    assertEquals(129, header.icmpType);
    assertEquals(4712, header.icmpIdentifier);
    decodes(ethernet().ipv4(A, B).udp(1, 2));
    assertEquals(0, header.icmpType, "nothing of the packet before is left");
  }

  @Test
  void keepsPortsAwayFromOtherProtocols() {
    decodes(ethernet().ipv4(A, B).sctp(5, 6));
    assertPorts(5, 6);
    decodes(ethernet().ipv4(A, B).esp().payload(20));
    assertEquals(50, header.protocol);
    assertPorts(0, 0);
    decodes(ethernet().ipv4(A, B).gre().ipv4("1.1.1.1", "2.2.2.2").udp(1, 2));
    assertEquals(47, header.protocol);
    assertAddresses(A, B);
    decodes(ethernet().ipv4(A, B).protocol(253));
    assertEquals(253, header.protocol);
    assertEquals(0, header.tcpFlags);
  }

  @Test
  void givesLaterFragmentsThePortsOfTheFirst() {
    decodes(ethernet().ipv4Fragment(A, B, 99, 0, true).udp(4000, 53).payload(1464));
    assertFalse(header.laterFragment);
    decodes(ethernet().ipv4Fragment(A, B, 99, 1472, true).protocol(17).payload(1472));
    assertTrue(header.laterFragment);
    assertPorts(4000, 53);
    assertEquals(1492, header.lengthBytes);
    decodes(ethernet().ipv4Fragment(A, B, 98, 1472, false).protocol(17).payload(8));
    assertTrue(header.laterFragment);
    assertPorts(0, 0);
    decodes(ethernet().ipv4Fragment(B, A, 99, 1472, false).protocol(17).payload(8));
    assertPorts(0, 0);
  }

  @Test
  void givesLaterIpv6FragmentsTheProtocolBehindTheExtensionsOfTheFirst() {
    decodes(ethernet().ipv6(A6, B6).ipv6Fragment(7, 0, true).extension(60, 0).icmpv6(128, 0, 9));
    decodes(ethernet().ipv6(A6, B6).ipv6Fragment(7, 1400, false).protocol(60).payload(100));
    assertTrue(header.laterFragment);
    assertEquals(58, header.protocol);
    assertEquals(128, header.icmpType);
    assertEquals(9, header.icmpIdentifier);
  }

  @Test
  void forgetsAFirstFragmentAfterThirtySecondsOfPacketTime() {
    byte[] later = ethernet().ipv4Fragment(A, B, 99, 1472, false).protocol(17).payload(8).bytes();
    decodes(ethernet().ipv4Fragment(A, B, 99, 0, true).udp(4000, 53).payload(1464));
    decode(decoder, later, 1, later.length, 77 + 30_000_000_000L);
    assertPorts(4000, 53);
    decode(decoder, later, 1, later.length, 78 + 30_000_000_000L);
    assertPorts(0, 0);
  }

  @Test
  void remembersTheLatestOfVeryManyFirstFragments() {
    for (int id = 0; id < 60_000; id++) {
      byte[] first = ethernet().ipv4Fragment(A, B, id, 0, true).udp(id + 1, 53).payload(8).bytes();
      assertEquals(Decoded.OK, decode(decoder, first, 1, first.length, id));
      byte[] later = ethernet().ipv4Fragment(A, B, id, 16, false).protocol(17).payload(8).bytes();
      assertEquals(Decoded.OK, decode(decoder, later, 1, later.length, id));
      assertPorts(id + 1, 53);
    }
  }

  @Test
  void takesTheWireLengthWhereAPacketCarriesNone() {
    byte[] segmented = ethernet().ipv4(A, B).tcp(1, 2, TcpFlags.ACK).bytes();
    segmented[16] = 0;
    segmented[17] = 0;
    assertEquals(Decoded.OK, decode(decoder, segmented, 1, 14 + 70_000, 77));
    assertEquals(70_000, header.lengthBytes);
    byte[] big = ethernet().ipv6(A6, B6).tcp(1, 2, TcpFlags.ACK).bytes();
    big[18] = 0;
    big[19] = 0;
    assertEquals(Decoded.OK, decode(decoder, big, 1, 14 + 180_000, 77));
    assertEquals(180_000, header.lengthBytes);
    decodes(ethernet().ipv6(A6, B6));
    assertEquals(40, header.lengthBytes, "no next header: nothing was left out");
  }

  @Test
  void refusesLengthsAndVersionsThatContradict() {
    byte[] version = ethernet().ipv4(A, B).udp(1, 2).bytes();
    version[14] = 0x55;
    assertEquals(Decoded.UNSUPPORTED, decode(decoder, version, 1));
    byte[] shortHeader = ethernet().ipv4(A, B).udp(1, 2).bytes();
    shortHeader[14] = 0x44;
    assertEquals(Decoded.UNSUPPORTED, decode(decoder, shortHeader, 1));
    byte[] shortTotal = ethernet().ipv4(A, B).udp(1, 2).bytes();
    shortTotal[17] = 19;
    assertEquals(Decoded.UNSUPPORTED, decode(decoder, shortTotal, 1));
  }

  @Test
  void answersTruncatedForEveryShorterPiece() {
    byte[] packet = ethernet().vlan(3).ipv6(A6, B6).extension(0, 0).tcp(1, 2, TcpFlags.SYN).bytes();
    int enough = packet.length - 6;
    for (int length = 0; length < packet.length; length++) {
      byte[] piece = Arrays.copyOf(packet, length);
      assertEquals(
          length < enough ? Decoded.TRUNCATED : Decoded.OK,
          decode(decoder, piece, 1, packet.length, 77),
          "cut to " + length);
    }
  }

  @Test
  void readsCookedPacketsWithTheirDirection() {
    byte[] sent = PacketBytes.cooked(4).ipv4(A, B).udp(1, 2).bytes();
    assertEquals(Decoded.OK, decode(decoder, sent, 113));
    assertEquals(LinkDirection.SENT, header.linkDirection);
    assertEquals(MacAddress.of(PacketBytes.SOURCE_MAC).bits(), header.sourceMac);
    assertEquals(0, header.destinationMac);
    byte[] received = PacketBytes.cookedTwo(0).ipv6(A6, B6).udp(1, 2).bytes();
    assertEquals(Decoded.OK, decode(decoder, received, 276));
    assertEquals(LinkDirection.RECEIVED, header.linkDirection);
    assertAddresses(A6, B6);
    byte[] tagged = PacketBytes.cooked(0).vlan(5).ipv4(A, B).udp(1, 2).bytes();
    assertEquals(Decoded.OK, decode(decoder, tagged, 113));
    byte[] taggedTwo = PacketBytes.cookedTwo(4).vlan(5).ipv4(A, B).udp(1, 2).bytes();
    assertEquals(Decoded.OK, decode(decoder, taggedTwo, 276));
    assertPorts(1, 2);
  }

  @Test
  void readsPacketsWithoutALinkLayer() {
    for (int linkType : new int[] {12, 14, 101, 228}) {
      assertEquals(Decoded.OK, decode(decoder, raw().ipv4(A, B).udp(1, 2).bytes(), linkType));
      assertPorts(1, 2);
    }
    for (int linkType : new int[] {12, 14, 101, 229}) {
      assertEquals(Decoded.OK, decode(decoder, raw().ipv6(A6, B6).udp(1, 2).bytes(), linkType));
    }
    assertEquals(Decoded.UNSUPPORTED, decode(decoder, raw().ipv4(A, B).bytes(), 229));
    assertEquals(Decoded.UNSUPPORTED, decode(decoder, raw().ipv6(A6, B6).bytes(), 228));
  }

  @Test
  void readsBsdLoopbackInEitherByteOrder() {
    for (int family : new int[] {2, 0x02000000}) {
      byte[] packet = PacketBytes.family(family).ipv4(A, B).udp(1, 2).bytes();
      assertEquals(Decoded.OK, decode(decoder, packet, 0));
    }
    for (int family : new int[] {10, 24, 28, 30, 0x1e000000}) {
      byte[] packet = PacketBytes.family(family).ipv6(A6, B6).udp(1, 2).bytes();
      assertEquals(Decoded.OK, decode(decoder, packet, 108));
    }
    assertEquals(Decoded.NOT_IP, decode(decoder, PacketBytes.family(7).payload(40).bytes(), 0));
  }

  @Test
  void opensVxlanOnlyWhenAsked() {
    byte[] mirrored =
        ethernet()
            .ipv4("192.0.2.1", "192.0.2.2")
            .udp(9999, 4789)
            .vxlan(77)
            .innerEthernet("02:00:00:00:00:0a", "02:00:00:00:00:0b")
            .ipv4(A, B)
            .tcp(1, 2, TcpFlags.SYN)
            .bytes();
    assertEquals(Decoded.OK, decode(decoder, mirrored, 1));
    assertPorts(9999, 4789);
    assertEquals(Decoded.OK, decode(opening, mirrored, 1));
    assertAddresses(A, B);
    assertPorts(1, 2);
    assertEquals(40, header.lengthBytes);
    assertEquals(MacAddress.of("02:00:00:00:00:0a").bits(), header.sourceMac);
    assertEquals(LinkDirection.UNKNOWN, header.linkDirection);
  }

  @Test
  void opensGeneveWithOptionsAroundFramesAndPackets() {
    PacketBytes outer = ethernet().ipv6(A6, B6).udp(9999, 6081);
    byte[] packet = outer.geneve(1, 32).ipv4(A, B).udp(3, 4).bytes();
    assertEquals(Decoded.OK, decode(opening, packet, 1));
    assertAddresses(A, B);
    assertPorts(3, 4);
    assertEquals(0, header.sourceMac);
    byte[] frame =
        outer
            .geneve(1, 0)
            .innerEthernet("02:00:00:00:00:0a", "02:00:00:00:00:0b")
            .ipv6(B6, A6)
            .udp(5, 6)
            .bytes();
    assertEquals(Decoded.OK, decode(opening, frame, 1));
    assertAddresses(B6, A6);
    assertEquals(MacAddress.of("02:00:00:00:00:0b").bits(), header.destinationMac);
  }

  @Test
  void leavesATunnelInATunnelClosed() {
    byte[] nested =
        ethernet()
            .ipv4(A, B)
            .udp(1, 4789)
            .vxlan(1)
            .innerEthernet(PacketBytes.SOURCE_MAC, PacketBytes.DESTINATION_MAC)
            .ipv4(B, A)
            .udp(2, 4789)
            .vxlan(2)
            .innerEthernet(PacketBytes.SOURCE_MAC, PacketBytes.DESTINATION_MAC)
            .ipv4("1.1.1.1", "2.2.2.2")
            .udp(3, 4)
            .bytes();
    assertEquals(Decoded.OK, decode(opening, nested, 1));
    assertPorts(2, 4789);
  }

  private void decodes(PacketBytes packet) {
    assertEquals(Decoded.OK, decode(packet));
  }

  private Decoded decode(PacketBytes packet) {
    return decode(decoder, packet.bytes(), 1);
  }

  private Decoded decode(HeaderDecoder with, byte[] packet, int linkType) {
    return decode(with, packet, linkType, packet.length, 77);
  }

  private Decoded decode(
      HeaderDecoder with, byte[] packet, int linkType, int wireBytes, long timeNanos) {
    // In the middle of other bytes, which a decoder that reads too far would take for the packet's.
    byte[] around = new byte[packet.length + 200];
    Arrays.fill(around, (byte) 0x44);
    System.arraycopy(packet, 0, around, 100, packet.length);
    PacketBuffer buffer = new PacketBuffer();
    buffer.clear(around);
    buffer.add(100, packet.length, wireBytes, timeNanos, linkType, LinkDirection.RECEIVED);
    return with.decode(buffer, 0, header);
  }

  private void assertAddresses(String source, String destination) {
    assertEquals(source, IpAddress.toString(header.sourceHigh, header.sourceLow));
    assertEquals(destination, IpAddress.toString(header.destinationHigh, header.destinationLow));
  }

  private void assertPorts(int source, int destination) {
    assertEquals(source, header.sourcePort, "source port");
    assertEquals(destination, header.destinationPort, "destination port");
  }
}
