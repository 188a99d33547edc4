package weir.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A file of frames that is only appended to: a mark, a length, a checksum and the payload of each.
/// Its owner serializes all calls.
///
/// Bytes that are no frame are passed over up to the next frame: the tail that a crash tore, or
/// damage of the disk. `RandomAccessFile` and not a channel, because an interrupt closes a channel
/// under everybody who uses it.
final class FramedFile implements Closeable {
  static final int HEADER_BYTES = 12;
  private static final int MARK = 0x4d_52_46_57;
  private static final int LONGEST_PAYLOAD = 256 << 20;

  private final Path path;
  private final RandomAccessFile file;
  private long length;

  private FramedFile(Path path, RandomAccessFile file, long length) {
    this.path = path;
    this.file = file;
    this.length = length;
  }

  /// What a scan tells of each frame.
  @FunctionalInterface
  interface Visitor {
    void frame(long offset, ByteBuffer payload) throws IOException;
  }

  static FramedFile open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new FramedFile(path, file, file.length());
  }

  static FramedFile openForReading(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    return new FramedFile(path, file, file.length());
  }

  Path path() {
    return path;
  }

  long length() {
    return length;
  }

  /// Appends a frame, not yet synced; answers where it begins. A failed write leaves the length as
  /// it was.
  long append(byte[] payload, int payloadLength) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(payload, 0, payloadLength);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MARK).putInt(payloadLength).putInt((int) checksum.getValue());
    long offset = length;
    file.seek(offset);
    file.write(header.array());
    file.write(payload, 0, payloadLength);
    length = offset + HEADER_BYTES + payloadLength;
    return offset;
  }

  /// Returns once everything appended is on disk.
  void sync() throws IOException {
    file.getFD().sync();
  }

  /// Forgets everything from `newLength` on.
  void truncate(long newLength) throws IOException {
    file.setLength(newLength);
    length = newLength;
  }

  /// The payload of the frame at an offset, empty when there is no whole frame.
  ByteBuffer read(long offset) throws IOException {
    byte[] payload = find(offset);
    return ByteBuffer.wrap(payload == null ? new byte[0] : payload);
  }

  /// Shows every whole frame in order; answers how many bytes belong to none.
  long scan(Visitor visitor) throws IOException {
    long offset = 0;
    long stray = 0;
    while (offset < length) {
      byte[] payload = find(offset);
      if (payload == null) {
        long next = nextMark(offset + 1);
        stray += next - offset;
        offset = next;
      } else {
        visitor.frame(offset, ByteBuffer.wrap(payload));
        offset += HEADER_BYTES + payload.length;
      }
    }
    return stray;
  }

  private byte @Nullable [] find(long offset) throws IOException {
    if (offset + HEADER_BYTES > length) {
      return null;
    }
    byte[] head = new byte[HEADER_BYTES];
    file.seek(offset);
    file.readFully(head);
    ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int mark = header.getInt();
    int payloadLength = header.getInt();
    int expected = header.getInt();
    if (mark != MARK
        || payloadLength < 0
        || payloadLength > LONGEST_PAYLOAD
        || offset + HEADER_BYTES + payloadLength > length) {
      return null;
    }
    byte[] payload = new byte[payloadLength];
    file.readFully(payload);
    CRC32C checksum = new CRC32C();
    checksum.update(payload);
    return (int) checksum.getValue() == expected ? payload : null;
  }

  /// Where the next mark of a frame stands, the file's end when nowhere.
  private long nextMark(long from) throws IOException {
    byte[] chunk = new byte[64 << 10];
    ByteBuffer view = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = from; at + Integer.BYTES <= length; at += chunk.length - Integer.BYTES + 1) {
      int available = (int) Math.min(chunk.length, length - at);
      file.seek(at);
      file.readFully(chunk, 0, available);
      for (int i = 0; i + Integer.BYTES <= available; i++) {
        if (view.getInt(i) == MARK) {
          return at + i;
        }
      }
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
