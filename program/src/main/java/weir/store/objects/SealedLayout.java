package weir.store.objects;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// How an encrypted object lies in its file: eight bytes that say so, seven random bytes, then
/// chunks of 64 KiB, each encrypted with AES-256-GCM and followed by its tag of 16 bytes.
///
/// A chunk's nonce is the seven bytes, its number, and whether it is the last: a chunk that is
/// changed, moved or missing at the end fails to open. An empty object has one empty chunk.
final class SealedLayout {
  static final byte[] MAGIC = {'W', 'E', 'I', 'R', 'S', 'S', 'E', '1'};
  static final int PREFIX_BYTES = 7;
  static final int HEADER_BYTES = MAGIC.length + PREFIX_BYTES;
  static final int CHUNK_BYTES = 64 << 10;
  static final int TAG_BYTES = 16;

  private SealedLayout() {}

  /// Bytes of the file of an object of some size.
  static long fileBytes(long plainBytes) {
    return HEADER_BYTES + plainBytes + chunks(plainBytes) * TAG_BYTES;
  }

  static long chunks(long plainBytes) {
    return Math.max(1, (plainBytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
  }

  static Cipher cipher(int mode, byte[] key, byte[] prefix, long number, boolean last)
      throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(12)
            .put(prefix)
            .putInt(Math.toIntExact(number))
            .put((byte) (last ? 1 : 0))
            .array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
    return cipher;
  }
}
