package weir.store.streams;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// How a record lies in a segment: a mark, the length of its data, a checksum over all that
/// follows, its arrival in milliseconds, and the data.
final class Frame {
  static final int HEADER_BYTES = 20;
  static final int MARK = 0x57_53_52_31;
  static final int LONGEST_DATA = 16 << 20;

  private static final int CHECKED_FROM = 12;

  private Frame() {}

  /// All records in a row, to be written at once.
  static byte[] of(List<byte[]> records, Instant arrival) {
    int length = 0;
    for (byte[] data : records) {
      length = Math.addExact(length, Math.addExact(HEADER_BYTES, data.length));
    }
    ByteBuffer frames = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    for (byte[] data : records) {
      int start = frames.position();
      frames.putInt(MARK).putInt(data.length).putInt(0).putLong(arrival.toEpochMilli()).put(data);
      CRC32C checksum = new CRC32C();
      checksum.update(frames.array(), start + CHECKED_FROM, Long.BYTES + data.length);
      frames.putInt(start + 2 * Integer.BYTES, (int) checksum.getValue());
    }
    return frames.array();
  }

  /// How much data a header announces; -1 when it is no header.
  static int announced(byte[] header) {
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int mark = fields.getInt();
    int length = fields.getInt();
    return mark == MARK && length >= 0 && length <= LONGEST_DATA ? length : -1;
  }

  /// The record of a header and its data; null when the checksum says otherwise.
  static @Nullable Buffered check(byte[] header, byte[] data) {
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    CRC32C checksum = new CRC32C();
    checksum.update(header, CHECKED_FROM, Long.BYTES);
    checksum.update(data);
    if ((int) checksum.getValue() != fields.getInt(2 * Integer.BYTES)) {
      return null;
    }
    return new Buffered(Instant.ofEpochMilli(fields.getLong(CHECKED_FROM)), data);
  }
}
