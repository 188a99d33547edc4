package weir.store.objects;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.Checksum;

/// A checksum while its bytes arrive. Written by one thread.
interface RunningChecksum {
  void update(byte[] bytes, int offset, int length);

  /// The checksum as S3 writes it, big-endian. Called once.
  byte[] value();

  static RunningChecksum of(Checksum checksum, int width) {
    return new RunningChecksum() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
      }

      @Override
      public byte[] value() {
        byte[] all = ByteBuffer.allocate(8).putLong(checksum.getValue()).array();
        return Arrays.copyOfRange(all, 8 - width, 8);
      }
    };
  }

  static RunningChecksum of(String digestName) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(digestName);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
    return new RunningChecksum() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
      }

      @Override
      public byte[] value() {
        return digest.digest();
      }
    };
  }
}
