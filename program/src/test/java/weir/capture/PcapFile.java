package weir.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// A capture file in the classic format that a test writes: `PcapFile.ethernet().add(timeNanos,
/// packet).write(path)`.
public final class PcapFile {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;
  private final boolean nanoseconds;

  public PcapFile(int linkType, ByteOrder order, boolean nanoseconds) {
    this.order = order;
    this.nanoseconds = nanoseconds;
    add(
        ByteBuffer.allocate(24)
            .order(order)
            .putInt(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(262144)
            .putInt(linkType));
  }

  /// Little endian, microseconds.
  public static PcapFile of(int linkType) {
    return new PcapFile(linkType, ByteOrder.LITTLE_ENDIAN, false);
  }

  public static PcapFile ethernet() {
    return of(1);
  }

  public PcapFile add(long timeNanos, PacketBytes packet) {
    return add(timeNanos, packet.bytes());
  }

  public PcapFile add(long timeNanos, byte[] packet) {
    return add(timeNanos, packet, packet.length);
  }

  /// A packet that was longer on the wire than what was captured of it.
  public PcapFile add(long timeNanos, byte[] captured, int wireBytes) {
    long fraction = timeNanos % 1_000_000_000L;
    return add(
        ByteBuffer.allocate(16 + captured.length)
            .order(order)
            .putInt((int) (timeNanos / 1_000_000_000L))
            .putInt((int) (nanoseconds ? fraction : fraction / 1000))
            .putInt(captured.length)
            .putInt(wireBytes)
            .put(captured));
  }

  private PcapFile add(ByteBuffer piece) {
    byte[] bytes = new byte[piece.capacity()];
    piece.get(0, bytes);
    out.writeBytes(bytes);
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The bytes as one member of a gzip file.
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return compressed.toByteArray();
  }
}
