package weir.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.MacAddress;

/// A packet that a test writes down layer by layer, outermost first:
/// `PacketBytes.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(4000, 443, TcpFlags.SYN).bytes()`.
///
/// Lengths, types and IPv4 header checksums come out right by themselves. Immutable: each call
/// answers a longer packet.
public final class PacketBytes {
  public static final String SOURCE_MAC = "02:00:00:00:00:01";
  public static final String DESTINATION_MAC = "02:00:00:00:00:02";

  /// What stands behind a layer.
  private record Inner(int etherType, int protocol, byte[] bytes) {}

  private interface Layer {
    Inner around(Inner inner);
  }

  private final List<Layer> layers;

  private PacketBytes(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  private PacketBytes with(Layer layer) {
    List<Layer> more = new ArrayList<>(layers);
    more.add(layer);
    return new PacketBytes(more);
  }

  /// A packet without a link layer.
  public static PacketBytes raw() {
    return new PacketBytes(List.of());
  }

  public static PacketBytes ethernet() {
    return ethernet(SOURCE_MAC, DESTINATION_MAC);
  }

  public static PacketBytes ethernet(String sourceMac, String destinationMac) {
    return raw().innerEthernet(sourceMac, destinationMac);
  }

  /// An Ethernet frame, also inside a tunnel.
  public PacketBytes innerEthernet(String sourceMac, String destinationMac) {
    return with(inner ->
        new Inner(
            0x6558,
            143,
            new Octets()
                .mac(destinationMac)
                .mac(sourceMac)
                .u16(inner.etherType)
                .add(inner.bytes)
                .bytes()));
  }

  /// Linux cooked, first version (LINKTYPE 113).
  ///
  /// @param packetType 0 for us, 4 sent by us
  public static PacketBytes cooked(int packetType) {
    return raw()
        .with(inner ->
            new Inner(
                0,
                0,
                new Octets()
                    .u16(packetType)
                    .u16(1)
                    .u16(6)
                    .mac(SOURCE_MAC)
                    .u16(0)
                    .u16(inner.etherType)
                    .add(inner.bytes)
                    .bytes()));
  }

  /// Linux cooked, second version (LINKTYPE 276).
  public static PacketBytes cookedTwo(int packetType) {
    return raw()
        .with(inner ->
            new Inner(
                0,
                0,
                new Octets()
                    .u16(inner.etherType)
                    .u16(0)
                    .i32(3)
                    .u16(1)
                    .u8(packetType)
                    .u8(6)
                    .mac(SOURCE_MAC)
                    .u16(0)
                    .add(inner.bytes)
                    .bytes()));
  }

  /// BSD's null or loop (LINKTYPE 0 or 108), with the family as it stands in big endian.
  public static PacketBytes family(int family) {
    return raw().with(inner -> new Inner(0, 0, new Octets().i32(family).add(inner.bytes).bytes()));
  }

  public PacketBytes vlan(int id) {
    return tag(0x8100, id);
  }

  public PacketBytes serviceVlan(int id) {
    return tag(0x88a8, id);
  }

  private PacketBytes tag(int type, int id) {
    return with(inner ->
        new Inner(type, 0, new Octets().u16(id).u16(inner.etherType).add(inner.bytes).bytes()));
  }

  /// LLC and SNAP in front of the type, as IEEE 802.3 frames have them.
  public PacketBytes snap() {
    return with(inner ->
        new Inner(
            inner.bytes.length + 8,
            0,
            new Octets().i32(0xaaaa0300).u16(0).u16(inner.etherType).add(inner.bytes).bytes()));
  }

  /// Anything under an EtherType.
  public PacketBytes etherType(int type, byte[] bytes) {
    return with(_ -> new Inner(type, 0, bytes));
  }

  public PacketBytes ipv4(String source, String destination) {
    return ipv4(source, destination, 0, 0, new byte[0]);
  }

  /// An IPv4 fragment.
  ///
  /// @param offsetBytes a multiple of 8
  public PacketBytes ipv4Fragment(
      String source, String destination, int id, int offsetBytes, boolean more) {
    return ipv4(source, destination, id, offsetBytes / 8 | (more ? 0x2000 : 0), new byte[0]);
  }

  /// @param options padded to a multiple of 4
  public PacketBytes ipv4Options(String source, String destination, byte[] options) {
    return ipv4(source, destination, 0, 0, options);
  }

  private PacketBytes ipv4(
      String source, String destination, int id, int fragment, byte[] options) {
    return with(inner -> {
      int header = 20 + options.length;
      byte[] bytes =
          new Octets()
              .u8(0x40 | header / 4)
              .u8(0)
              .u16(header + inner.bytes.length)
              .u16(id)
              .u16(fragment)
              .u8(64)
              .u8(inner.protocol)
              .u16(0)
              .i32((int) IpAddress.of(source).low())
              .i32((int) IpAddress.of(destination).low())
              .add(options)
              .bytes();
      ByteBuffer.wrap(bytes).putShort(10, checksum(bytes));
      return new Inner(0x0800, 4, new Octets().add(bytes).add(inner.bytes).bytes());
    });
  }

  private static short checksum(byte[] header) {
    ByteBuffer words = ByteBuffer.wrap(header);
    int sum = 0;
    while (words.remaining() >= 2) {
      sum += words.getShort() & 0xffff;
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    return (short) ~(sum + (sum >>> 16));
  }

  public PacketBytes ipv6(String source, String destination) {
    return with(inner -> {
      IpAddress from = IpAddress.of(source);
      IpAddress to = IpAddress.of(destination);
      return new Inner(
          0x86dd,
          41,
          new Octets()
              .i32(0x6000_0000)
              .u16(inner.bytes.length)
              .u8(inner.protocol)
              .u8(64)
              .i64(from.high())
              .i64(from.low())
              .i64(to.high())
              .i64(to.low())
              .add(inner.bytes)
              .bytes());
    });
  }

  /// Any IPv6 extension header that counts its length in eights: hop-by-hop 0, routing 43,
  /// destination options 60, mobility 135.
  public PacketBytes extension(int kind, int moreEights) {
    return with(inner ->
        new Inner(
            0,
            kind,
            new Octets()
                .u8(inner.protocol)
                .u8(moreEights)
                // one option that pads the rest, where there are options
                .u8(1)
                .u8(4 + moreEights * 8)
                .add(new byte[4 + moreEights * 8])
                .add(inner.bytes)
                .bytes()));
  }

  public PacketBytes ipv6Fragment(int id, int offsetBytes, boolean more) {
    return with(inner ->
        new Inner(
            0,
            44,
            new Octets()
                .u8(inner.protocol)
                .u8(0)
                .u16(offsetBytes | (more ? 1 : 0))
                .i32(id)
                .add(inner.bytes)
                .bytes()));
  }

  public PacketBytes authentication() {
    return with(inner ->
        new Inner(
            0,
            IpProtocol.AH,
            new Octets()
                .u8(inner.protocol)
                .u8(4)
                .u16(0)
                .i32(7)
                .i32(1)
                .add(new byte[12])
                .add(inner.bytes)
                .bytes()));
  }

  public PacketBytes tcp(int sourcePort, int destinationPort, int flags) {
    return transport(
        IpProtocol.TCP,
        inner ->
            new Octets()
                .u16(sourcePort)
                .u16(destinationPort)
                .i32(1)
                .i32(1)
                .u8(0x50)
                .u8(flags)
                .u16(0xffff)
                .i32(0)
                .add(inner));
  }

  public PacketBytes udp(int sourcePort, int destinationPort) {
    return transport(
        IpProtocol.UDP,
        inner ->
            new Octets()
                .u16(sourcePort)
                .u16(destinationPort)
                .u16(8 + inner.length)
                .u16(0)
                .add(inner));
  }

  public PacketBytes sctp(int sourcePort, int destinationPort) {
    return transport(
        IpProtocol.SCTP,
        inner -> new Octets().u16(sourcePort).u16(destinationPort).i64(0).add(inner));
  }

  public PacketBytes icmp(int type, int code, int identifier) {
    return icmp(IpProtocol.ICMP, type, code, identifier);
  }

  public PacketBytes icmpv6(int type, int code, int identifier) {
    return icmp(IpProtocol.ICMPV6, type, code, identifier);
  }

  private PacketBytes icmp(int protocol, int type, int code, int identifier) {
    return transport(
        protocol, inner -> new Octets().u8(type).u8(code).u16(0).u16(identifier).u16(1).add(inner));
  }

  /// Generic routing encapsulation around a packet.
  public PacketBytes gre() {
    return with(inner ->
        new Inner(
            0, IpProtocol.GRE, new Octets().u16(0).u16(inner.etherType).add(inner.bytes).bytes()));
  }

  public PacketBytes esp() {
    return transport(IpProtocol.ESP, inner -> new Octets().i32(0x1234).i32(1).add(inner));
  }

  /// A transport that is nothing but its number.
  public PacketBytes protocol(int number) {
    return transport(number, inner -> new Octets().add(inner));
  }

  private PacketBytes transport(int protocol, Function<byte[], Octets> header) {
    return with(inner -> new Inner(0, protocol, header.apply(inner.bytes).bytes()));
  }

  /// VXLAN around an [#innerEthernet]; belongs behind UDP to port 4789.
  public PacketBytes vxlan(int network) {
    return with(inner ->
        new Inner(0, 0, new Octets().i32(0x0800_0000).i32(network << 8).add(inner.bytes).bytes()));
  }

  /// Geneve around an [#innerEthernet] or an IP packet; belongs behind UDP to port 6081.
  ///
  /// @param optionBytes a multiple of 4
  public PacketBytes geneve(int network, int optionBytes) {
    return with(inner ->
        new Inner(
            0,
            0,
            new Octets()
                .u8(optionBytes / 4)
                .u8(0)
                .u16(inner.etherType)
                .i32(network << 8)
                .add(new byte[optionBytes])
                .add(inner.bytes)
                .bytes()));
  }

  /// So many zeros at the end.
  public PacketBytes payload(int length) {
    return with(_ -> new Inner(0, 59, new byte[length]));
  }

  public byte[] bytes() {
    Inner inner = new Inner(0, 59, new byte[0]);
    for (Layer layer : layers.reversed()) {
      inner = layer.around(inner);
    }
    return inner.bytes;
  }

  /// Numbers in network order, one behind the other.
  private static final class Octets {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Octets u8(int value) {
      out.write(value);
      return this;
    }

    Octets u16(int value) {
      return u8(value >>> 8).u8(value);
    }

    Octets i32(int value) {
      return u16(value >>> 16).u16(value);
    }

    Octets i64(long value) {
      return i32((int) (value >>> 32)).i32((int) value);
    }

    Octets mac(String address) {
      long bits = MacAddress.of(address).bits();
      return u16((int) (bits >>> 32)).i32((int) bits);
    }

    Octets add(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
