package weir.store.logs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import weir.store.records.TextRun;

/// What one frame of a journal holds: a batch, or the end of a stream.
///
/// A frame is a header of 24 bytes (magic, payload's length, payload's CRC-32C, first sequence,
/// CRC-32C of those) and the payload, encrypted in an encrypted journal. A payload is a kind, the
/// time of ingestion, the stream's name, and for a batch its mark if it has one, its times, message
/// lengths and messages. The header's own checksum is how the frame behind a damaged one is found
/// again.
final class JournalFrame {
  static final int HEADER_BYTES = 24;
  static final int MAGIC = 0x314a_4c57;

  private static final int PLAIN_HEADER = 1 + 8 + 2 + 4;
  private static final byte BATCH = 1;
  private static final byte STREAM_END = 2;
  private static final byte MARKED_BATCH = 3;

  private JournalFrame() {}

  /// What a header says.
  record Header(int payloadBytes, int checksum, long sequence) {}

  /// A payload that was read.
  ///
  /// @param batch null when the frame says that the stream was deleted
  /// @param mark null when the batch has none
  record Content(
      String stream, long ingestedMillis, @Nullable LogBatch batch, @Nullable BatchMark mark) {}

  static byte[] batch(
      String stream, LogBatch batch, long ingestedMillis, @Nullable BatchMark mark) {
    byte[] name = stream.getBytes(StandardCharsets.UTF_8);
    byte[] producer = mark == null ? new byte[0] : mark.producer().getBytes(StandardCharsets.UTF_8);
    int events = batch.events();
    int text = batch.messages().length();
    int body = Math.addExact(Math.multiplyExact(12, events), text);
    int fixed = PLAIN_HEADER + name.length + (mark == null ? 0 : 2 + producer.length + 16);
    byte[] payload = new byte[Math.addExact(fixed, body)];
    ByteBuffer out = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    header(out, mark == null ? BATCH : MARKED_BATCH, ingestedMillis, name, events);
    if (mark != null) {
      out.putShort((short) producer.length).put(producer);
      out.putLong(mark.number()).putLong(mark.part());
    }
    out.asLongBuffer().put(batch.timestamps(), 0, events);
    out.position(out.position() + 8 * events);
    for (int i = 0; i < events; i++) {
      out.putInt(batch.messages().length(i));
    }
    out.put(batch.messages().bytes(), batch.messages().offsets()[0], text);
    return payload;
  }

  static byte[] streamEnd(String stream, long atMillis) {
    byte[] name = stream.getBytes(StandardCharsets.UTF_8);
    byte[] payload = new byte[PLAIN_HEADER + name.length];
    header(ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN), STREAM_END, atMillis, name, 0);
    return payload;
  }

  private static void header(ByteBuffer out, byte kind, long atMillis, byte[] name, int events) {
    out.put(kind).putLong(atMillis).putShort((short) name.length).putInt(events);
    out.put(name);
  }

  /// @throws java.nio.BufferUnderflowException and others when the payload is no frame's
  static Content read(byte[] payload) {
    ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    byte kind = in.get();
    long ingested = in.getLong();
    byte[] name = new byte[in.getShort() & 0xffff];
    int events = in.getInt();
    in.get(name);
    String stream = new String(name, StandardCharsets.UTF_8);
    if (kind == STREAM_END) {
      return new Content(stream, ingested, null, null);
    }
    BatchMark mark = kind == MARKED_BATCH ? mark(in) : null;
    if ((kind != BATCH && mark == null) || events <= 0 || 12L * events > in.remaining()) {
      throw new IllegalArgumentException("a frame of kind " + kind + " with " + events + " events");
    }
    long[] timestamps = new long[events];
    in.asLongBuffer().get(timestamps);
    in.position(in.position() + 8 * events);
    int[] offsets = new int[events + 1];
    offsets[0] = in.position() + 4 * events;
    for (int i = 0; i < events; i++) {
      offsets[i + 1] = Math.addExact(offsets[i], in.getInt());
      if (offsets[i + 1] < offsets[i] || offsets[i + 1] > payload.length) {
        throw new IllegalArgumentException("a message that goes beyond its frame");
      }
    }
    return new Content(
        stream, ingested, new LogBatch(timestamps, new TextRun(payload, offsets, events)), mark);
  }

  private static BatchMark mark(ByteBuffer in) {
    byte[] producer = new byte[in.getShort() & 0xffff];
    in.get(producer);
    return new BatchMark(new String(producer, StandardCharsets.UTF_8), in.getLong(), in.getLong());
  }

  static int checksum(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }

  static ByteBuffer header(byte[] payload, int checksum, long sequence) {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(payload.length).putInt(checksum).putLong(sequence);
    out.putInt(checksum(out.array(), 0, HEADER_BYTES - 4));
    return out.flip();
  }

  /// The header at a position, null when none is there.
  static @Nullable Header header(byte[] bytes, int from) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length - from < HEADER_BYTES
        || in.getInt(from) != MAGIC
        || in.getInt(from + HEADER_BYTES - 4) != checksum(bytes, from, HEADER_BYTES - 4)) {
      return null;
    }
    return new Header(in.getInt(from + 4), in.getInt(from + 8), in.getLong(from + 12));
  }
}
