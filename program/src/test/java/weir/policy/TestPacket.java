package weir.policy;

import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;

/// Headers for tests, built from words.
final class TestPacket {
  static final long START_NANOS = 1_600_000_000_000_000_000L;
  static final int SYN = TcpFlags.SYN;
  static final int ACK = TcpFlags.ACK;
  static final int SYN_ACK = TcpFlags.SYN | TcpFlags.ACK;
  static final int FIN_ACK = TcpFlags.FIN | TcpFlags.ACK;
  static final int RST = TcpFlags.RST;

  private TestPacket() {}

  static PacketHeader of(int protocol, String source, String destination) {
    PacketHeader packet = new PacketHeader();
    IpAddress from = IpAddress.of(source);
    IpAddress to = IpAddress.of(destination);
    packet.ipVersion = from.isIpv4() ? 4 : 6;
    packet.capturedAtNanos = START_NANOS;
    packet.lengthBytes = 60;
    packet.protocol = protocol;
    packet.sourceHigh = from.high();
    packet.sourceLow = from.low();
    packet.destinationHigh = to.high();
    packet.destinationLow = to.low();
    return packet;
  }

  static PacketHeader tcp(
      String source, int sourcePort, String destination, int destinationPort, int flags) {
    PacketHeader packet = of(IpProtocol.TCP, source, destination);
    packet.sourcePort = sourcePort;
    packet.destinationPort = destinationPort;
    packet.tcpFlags = flags;
    return packet;
  }

  static PacketHeader udp(String source, int sourcePort, String destination, int destinationPort) {
    PacketHeader packet = of(IpProtocol.UDP, source, destination);
    packet.sourcePort = sourcePort;
    packet.destinationPort = destinationPort;
    return packet;
  }

  static PacketHeader icmp(String source, String destination, int type, int code, int identifier) {
    boolean ipv4 = IpAddress.of(source).isIpv4();
    PacketHeader packet = of(ipv4 ? IpProtocol.ICMP : IpProtocol.ICMPV6, source, destination);
    packet.icmpType = type;
    packet.icmpCode = code;
    packet.icmpIdentifier = identifier;
    return packet;
  }

  static PacketHeader after(PacketHeader packet, long seconds) {
    packet.capturedAtNanos += seconds * 1_000_000_000L;
    return packet;
  }
}
