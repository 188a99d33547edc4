package weir.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A pcapng file that a test writes block by block; it starts with a section.
public final class PcapngFile {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order;

  public PcapngFile(ByteOrder order) {
    this.order = order;
    section(order);
  }

  /// Starts another section.
  public PcapngFile section(ByteOrder byteOrder) {
    order = byteOrder;
    return block(
        0x0a0d0d0a,
        body(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1));
  }

  /// An interface that counts microseconds.
  public PcapngFile on(int linkType) {
    return on(linkType, 0, new byte[0]);
  }

  /// @param snapBytes 0 for no limit
  public PcapngFile on(int linkType, int snapBytes, byte[] options) {
    return block(
        1,
        body(8 + options.length)
            .putShort((short) linkType)
            .putShort((short) 0)
            .putInt(snapBytes)
            .put(options));
  }

  /// An option of this file's byte order, padded.
  public byte[] option(int code, int length, long value) {
    byte[] bytes = new byte[4 + (length + 3) / 4 * 4];
    ByteBuffer option =
        ByteBuffer.wrap(bytes).order(order).putShort((short) code).putShort((short) length);
    switch (length) {
      case 1 -> option.put((byte) value);
      case 4 -> option.putInt((int) value);
      case 8 -> option.putLong(value);
      default -> throw new IllegalArgumentException("no option of " + length + " bytes");
    }
    return bytes;
  }

  public PcapngFile packet(int interfaceId, long ticks, byte[] packet) {
    return packet(interfaceId, ticks, packet, packet.length, new byte[0]);
  }

  /// An Enhanced Packet Block.
  public PcapngFile packet(
      int interfaceId, long ticks, byte[] captured, int wireBytes, byte[] options) {
    int padded = (captured.length + 3) / 4 * 4;
    return block(
        6,
        body(20 + padded + options.length)
            .putInt(interfaceId)
            .putInt((int) (ticks >>> 32))
            .putInt((int) ticks)
            .putInt(captured.length)
            .putInt(wireBytes)
            .put(captured)
            .position(20 + padded)
            .put(options));
  }

  public PcapngFile obsoletePacket(int interfaceId, long ticks, byte[] packet) {
    return block(
        2,
        body(20 + (packet.length + 3) / 4 * 4)
            .putShort((short) interfaceId)
            .putShort((short) -1)
            .putInt((int) (ticks >>> 32))
            .putInt((int) ticks)
            .putInt(packet.length)
            .putInt(packet.length)
            .put(packet));
  }

  public PcapngFile simplePacket(byte[] captured, int wireBytes) {
    return block(3, body(4 + (captured.length + 3) / 4 * 4).putInt(wireBytes).put(captured));
  }

  public PcapngFile statistics(int interfaceId, byte[] options) {
    return block(5, body(12 + options.length).putInt(interfaceId).putLong(0).put(options));
  }

  /// Room for a block's body in this file's byte order.
  public ByteBuffer body(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  /// Any block.
  public PcapngFile block(int type, ByteBuffer body) {
    byte[] bytes = new byte[12 + body.capacity()];
    ByteBuffer.wrap(bytes)
        .order(order)
        .putInt(type)
        .putInt(bytes.length)
        .put(body.clear())
        .putInt(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
