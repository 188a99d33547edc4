package weir.store.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import weir.model.aws.Fault;

/// Decrypts any range of what [SealedOutput] wrote. Safe for any number of threads when its source
/// is.
public final class SealedInput {
  private final Source source;
  private final byte[] key;
  private final long plainBytes;
  private final byte[] prefix;

  /// Where the encrypted bytes are.
  @FunctionalInterface
  public interface Source {
    /// Fills the array from `offset` for `length` bytes with what lies at the position.
    void read(long position, byte[] target, int offset, int length) throws IOException;
  }

  /// A file.
  SealedInput(FileChannel file, byte[] key, long plainBytes) throws IOException {
    this(
        file.size(),
        (position, target, offset, length) -> {
          ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
          while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position() - offset) < 0) {
              throw new Fault.Corrupt("an encrypted object's file ends too early");
            }
          }
        },
        key,
        plainBytes);
  }

  /// @param fileBytes how many bytes the source has
  /// @param plainBytes how many were encrypted
  /// @throws Fault.Corrupt when the bytes are not what [SealedOutput] wrote for that many
  public SealedInput(long fileBytes, Source source, byte[] key, long plainBytes)
      throws IOException {
    this.source = source;
    this.key = key;
    this.plainBytes = plainBytes;
    byte[] header = read(0, SealedLayout.HEADER_BYTES);
    if (fileBytes != SealedLayout.fileBytes(plainBytes)
        || !Arrays.equals(SealedLayout.MAGIC, Arrays.copyOf(header, SealedLayout.MAGIC.length))) {
      throw new Fault.Corrupt(
          "an encrypted object's file has "
              + fileBytes
              + " bytes where "
              + SealedLayout.fileBytes(plainBytes)
              + " were written");
    }
    this.prefix = Arrays.copyOfRange(header, SealedLayout.MAGIC.length, header.length);
  }

  void writeTo(OutputStream out, long offset, long length) throws IOException {
    long at = offset;
    long end = offset + length;
    while (at < end) {
      long number = at / SealedLayout.CHUNK_BYTES;
      byte[] plain = open(number);
      int from = (int) (at % SealedLayout.CHUNK_BYTES);
      int step = (int) Math.min(plain.length - from, end - at);
      out.write(plain, from, step);
      at += step;
    }
  }

  /// How many bytes were encrypted.
  public long plainBytes() {
    return plainBytes;
  }

  /// Fills the array from `offset` for `length` bytes with what was encrypted from `position` on.
  ///
  /// @throws java.io.EOFException when there are fewer
  public void read(long position, byte[] target, int offset, int length) throws IOException {
    if (position < 0 || length > plainBytes - position) {
      throw new java.io.EOFException();
    }
    int done = 0;
    while (done < length) {
      byte[] plain = open((position + done) / SealedLayout.CHUNK_BYTES);
      int from = (int) ((position + done) % SealedLayout.CHUNK_BYTES);
      int step = Math.min(plain.length - from, length - done);
      System.arraycopy(plain, from, target, offset + done, step);
      done += step;
    }
  }

  private byte[] open(long number) throws IOException {
    boolean last = number == SealedLayout.chunks(plainBytes) - 1;
    long start = number * SealedLayout.CHUNK_BYTES;
    int plain = (int) Math.min(SealedLayout.CHUNK_BYTES, plainBytes - start);
    long position = SealedLayout.HEADER_BYTES + start + number * SealedLayout.TAG_BYTES;
    byte[] sealed = read(position, plain + SealedLayout.TAG_BYTES);
    try {
      return SealedLayout.cipher(Cipher.DECRYPT_MODE, key, prefix, number, last).doFinal(sealed);
    } catch (GeneralSecurityException tampered) {
      throw new Fault.Corrupt("chunk " + number + " of an encrypted object was changed");
    }
  }

  private byte[] read(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    source.read(position, bytes, 0, length);
    return bytes;
  }
}
