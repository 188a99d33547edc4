package weir.store.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;

/// Encrypts bytes while they are written, so that any range can be decrypted later ([SealedInput]).
/// Written by one thread; [#close] ends it.
public final class SealedOutput extends OutputStream {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final OutputStream out;
  private final byte[] key;
  private final byte[] prefix = new byte[SealedLayout.PREFIX_BYTES];
  private final byte[] chunk = new byte[SealedLayout.CHUNK_BYTES];
  private int filled;
  private long number;

  public SealedOutput(OutputStream out, byte[] key) throws IOException {
    this.out = out;
    this.key = key;
    RANDOM.nextBytes(prefix);
    out.write(SealedLayout.MAGIC);
    out.write(prefix);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == chunk.length) {
        seal(false);
      }
      int step = Math.min(left, chunk.length - filled);
      System.arraycopy(bytes, from, chunk, filled, step);
      filled += step;
      from += step;
      left -= step;
    }
  }

  private void seal(boolean last) throws IOException {
    try {
      out.write(
          SealedLayout.cipher(Cipher.ENCRYPT_MODE, key, prefix, number, last)
              .doFinal(chunk, 0, filled));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    number++;
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    seal(true);
    out.close();
  }
}
