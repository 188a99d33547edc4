package weir.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// A capture file in the making: pcap, little-endian, microseconds, IPv4 packets without or within
/// Ethernet.
final class PcapFile {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  static final int ECHO_REPLY = 0;
  static final int ECHO = 8;

  private static final int ETHERNET = 1;
  private static final int RAW_IP = 101;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final byte[] linkHeader;

  private PcapFile(int linkType, byte[] linkHeader) {
    this.linkHeader = linkHeader;
    write(
        little(24)
            .putInt(0xa1b2c3d4)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(65535)
            .putInt(linkType));
  }

  /// Packets that begin with their IP header.
  static PcapFile raw() {
    return new PcapFile(RAW_IP, new byte[0]);
  }

  static PcapFile ethernet() {
    byte[] header = {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0};
    return new PcapFile(ETHERNET, header);
  }

  /// @param at seconds since the epoch
  PcapFile tcp(
      double at, String from, int fromPort, String to, int toPort, int flags, int payloadBytes) {
    ByteBuffer segment = ByteBuffer.allocate(20 + payloadBytes);
    segment.putShort((short) fromPort).putShort((short) toPort).putLong(0);
    segment.put((byte) 0x50).put((byte) flags).putShort((short) 64000);
    return ip(at, from, to, 6, segment.array());
  }

  PcapFile udp(double at, String from, int fromPort, String to, int toPort, int payloadBytes) {
    ByteBuffer datagram = ByteBuffer.allocate(8 + payloadBytes);
    datagram
        .putShort((short) fromPort)
        .putShort((short) toPort)
        .putShort((short) (8 + payloadBytes));
    return ip(at, from, to, 17, datagram.array());
  }

  /// 84 bytes, as `ping` sends them.
  PcapFile ping(double at, String from, String to, int type) {
    return ip(at, from, to, 1, ByteBuffer.allocate(64).put((byte) type).array());
  }

  private PcapFile ip(double at, String from, String to, int protocol, byte[] payload) {
    int length = 20 + payload.length;
    ByteBuffer header = ByteBuffer.allocate(20);
    header.put((byte) 0x45).put((byte) 0).putShort((short) length).putInt(0);
    header
        .put((byte) 64)
        .put((byte) protocol)
        .putShort((short) 0)
        .put(address(from))
        .put(address(to));
    long micros = Math.round(at * 1e6);
    int captured = linkHeader.length + length;
    write(
        little(16)
            .putInt((int) (micros / 1_000_000))
            .putInt((int) (micros % 1_000_000))
            .putInt(captured)
            .putInt(captured));
    file.writeBytes(linkHeader);
    write(header);
    file.writeBytes(payload);
    return this;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] address(String literal) {
    return InetAddress.ofLiteral(literal).getAddress();
  }

  private void write(ByteBuffer whole) {
    byte[] content = new byte[whole.flip().remaining()];
    whole.get(content);
    file.writeBytes(content);
  }

  byte[] bytes() {
    return file.toByteArray();
  }

  String writeTo(Path path) {
    return write(path, bytes());
  }

  String writeGzippedTo(Path path) {
    return write(path, gzipped(bytes()));
  }

  static byte[] gzipped(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static String write(Path path, byte[] content) {
    try {
      return Files.write(path, content).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
