package weir.store.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import weir.model.aws.Fault;

/// Decrypts any range of an encrypted object.
final class SealedInput {
  private final FileChannel file;
  private final byte[] key;
  private final long plainBytes;
  private final byte[] prefix;

  /// @throws Fault.Corrupt when the file is not what [SealedOutput] wrote for that many bytes
  SealedInput(FileChannel file, byte[] key, long plainBytes) throws IOException {
    this.file = file;
    this.key = key;
    this.plainBytes = plainBytes;
    byte[] header = read(0, SealedLayout.HEADER_BYTES);
    if (file.size() != SealedLayout.fileBytes(plainBytes)
        || !Arrays.equals(SealedLayout.MAGIC, Arrays.copyOf(header, SealedLayout.MAGIC.length))) {
      throw new Fault.Corrupt(
          "an encrypted object's file has "
              + file.size()
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
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new Fault.Corrupt("an encrypted object's file ends too early");
      }
    }
    return buffer.array();
  }
}
