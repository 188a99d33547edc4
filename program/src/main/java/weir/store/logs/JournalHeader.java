package weir.store.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weir.store.objects.ObjectEncryption;

/// What a journal begins with: a magic, when it began, and its wrapped key if it is encrypted, with
/// a checksum.
///
/// @param bytes how many it takes
/// @param key null when the journal is plain
record JournalHeader(int bytes, long beganMillis, @Nullable ObjectEncryption key) {
  /// Room for any header.
  static final int MOST_BYTES = 1 << 16;

  private static final byte[] MAGIC = "WEIRLOG1".getBytes(StandardCharsets.US_ASCII);
  private static final int FIXED = MAGIC.length + Integer.BYTES;

  static ByteBuffer bytes(@Nullable FileKey key, long nowMillis) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeLong(nowMillis);
    FileKey.write(out, key == null ? null : key.wrapped());
    byte[] content = body.toByteArray();
    ByteBuffer all = ByteBuffer.allocate(FIXED + content.length + Integer.BYTES);
    all.put(MAGIC).putInt(content.length).put(content);
    return all.putInt(JournalFrame.checksum(all.array(), 0, all.position())).flip();
  }

  /// The header of a file that begins with these bytes, null when they are none.
  static @Nullable JournalHeader find(byte[] start, int length) {
    if (length < FIXED + Integer.BYTES || !Arrays.equals(MAGIC, 0, 8, start, 0, 8)) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(start, 0, length);
    int content = in.getInt(MAGIC.length);
    if (content < 0 || content > length - FIXED - Integer.BYTES) {
      return null;
    }
    if (in.getInt(FIXED + content) != JournalFrame.checksum(start, 0, FIXED + content)) {
      return null;
    }
    try {
      DataInputStream body = new DataInputStream(new ByteArrayInputStream(start, FIXED, content));
      return new JournalHeader(
          FIXED + content + Integer.BYTES, body.readLong(), FileKey.read(body));
    } catch (IOException | IllegalArgumentException otherForm) {
      return null;
    }
  }
}
