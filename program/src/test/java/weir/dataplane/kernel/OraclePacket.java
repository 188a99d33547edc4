package weir.dataplane.kernel;

import java.nio.ByteBuffer;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;

/// A packet in both forms: the header that `policy` judges and the bytes that the kernel judges.
///
/// @param own address and port of the machine
/// @param peer address and port of the other side
/// @param detail TCP flags, or ICMP type
record OraclePacket(
    FlowDirection direction,
    int protocol,
    IpAddress own,
    int ownPort,
    IpAddress peer,
    int peerPort,
    int detail) {
  /// The same flow the other way.
  OraclePacket turned(int otherDetail) {
    return new OraclePacket(
        direction.reverse(), protocol, own, ownPort, peer, peerPort, otherDetail);
  }

  OraclePacket with(int otherDetail) {
    return new OraclePacket(direction, protocol, own, ownPort, peer, peerPort, otherDetail);
  }

  private boolean ingress() {
    return direction == FlowDirection.INGRESS;
  }

  private boolean icmp() {
    return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
  }

  void fill(PacketHeader header, long atNanos) {
    IpAddress source = ingress() ? peer : own;
    IpAddress destination = ingress() ? own : peer;
    header.capturedAtNanos = atNanos;
    header.ipVersion = own.isIpv4() ? 4 : 6;
    header.lengthBytes = packet(0).length;
    header.sourceHigh = source.high();
    header.sourceLow = source.low();
    header.destinationHigh = destination.high();
    header.destinationLow = destination.low();
    header.protocol = protocol;
    boolean ports = protocol == IpProtocol.TCP || protocol == IpProtocol.UDP;
    header.sourcePort = ports ? ingress() ? peerPort : ownPort : 0;
    header.destinationPort = ports ? ingress() ? ownPort : peerPort : 0;
    header.tcpFlags = protocol == IpProtocol.TCP ? detail : 0;
    header.icmpType = icmp() ? detail : 0;
    header.icmpCode = 0;
    header.icmpIdentifier = icmp() ? ownPort : 0;
  }

  /// @param number tells the packet apart: IPv4 identification or IPv6 flow label
  byte[] packet(int number) {
    byte[] transport = transport();
    IpAddress source = ingress() ? peer : own;
    IpAddress destination = ingress() ? own : peer;
    ByteBuffer bytes;
    if (own.isIpv4()) {
      bytes = ByteBuffer.allocate(20 + transport.length);
      bytes.putShort((short) 0x4500).putShort((short) bytes.capacity());
      bytes.putShort((short) number).putShort((short) 0);
      bytes.put((byte) 64).put((byte) protocol).putShort((short) 0);
      bytes.put(octets(source)).put(octets(destination));
      bytes.putShort(10, checksum(bytes.array()));
    } else {
      bytes = ByteBuffer.allocate(40 + transport.length);
      bytes.putInt(0x6000_0000 | number).putShort((short) transport.length);
      bytes.put((byte) protocol).put((byte) 64);
      bytes.put(octets(source)).put(octets(destination));
    }
    return bytes.put(transport).array();
  }

  /// The packet behind an Ethernet header.
  byte[] frame(int number, long destinationMac) {
    byte[] packet = packet(number);
    return ByteBuffer.allocate(14 + packet.length)
        .putShort((short) (destinationMac >>> 32))
        .putInt((int) destinationMac)
        .putShort((short) 0x0200)
        .putInt(1)
        .putShort((short) (own.isIpv4() ? 0x0800 : 0x86dd))
        .put(packet)
        .array();
  }

  private byte[] transport() {
    short from = (short) (ingress() ? peerPort : ownPort);
    short to = (short) (ingress() ? ownPort : peerPort);
    return switch (protocol) {
      case IpProtocol.TCP ->
          ByteBuffer.allocate(20)
              .putShort(from)
              .putShort(to)
              .putInt(1000)
              .putInt(1000)
              .putShort((short) (0x5000 | detail))
              .putShort((short) 8192)
              .array();
      case IpProtocol.UDP ->
          ByteBuffer.allocate(16).putShort(from).putShort(to).putShort((short) 16).array();
      case IpProtocol.ICMP, IpProtocol.ICMPV6 ->
          ByteBuffer.allocate(16)
              .put((byte) detail)
              .put((byte) 0)
              .putShort((short) 0)
              .putShort((short) ownPort)
              .array();
      default -> new byte[16];
    };
  }

  private static short checksum(byte[] header) {
    int sum = 0;
    for (int i = 0; i < 20; i += 2) {
      sum += (header[i] & 0xff) << 8 | header[i + 1] & 0xff;
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    return (short) ~((sum & 0xffff) + (sum >>> 16));
  }

  static byte[] octets(IpAddress address) {
    ByteBuffer all = ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low());
    return address.isIpv4()
        ? ByteBuffer.allocate(4).putInt((int) address.low()).array()
        : all.array();
  }
}
