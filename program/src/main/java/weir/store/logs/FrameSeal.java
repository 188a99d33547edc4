package weir.store.logs;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import weir.model.aws.Fault;
import weir.store.objects.EncryptionRule;

/// Encrypts the frames of a journal with AES-256-GCM, a random nonce of 12 bytes before each. A
/// frame opens only under the sequence that it was sealed for. A journal's key seals far fewer than
/// the 2³² frames for which random nonces are safe. Safe for any number of threads.
final class FrameSeal {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final EncryptionRule rule;

  FrameSeal(FileKey key) {
    this.key = new SecretKeySpec(key.plain(), "AES");
    this.rule = key.wrapped().rule();
  }

  /// By what rule the journal is encrypted.
  EncryptionRule rule() {
    return rule;
  }

  byte[] seal(byte[] payload, long sequence) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + payload.length + TAG_BITS / 8);
    try {
      cipher(Cipher.ENCRYPT_MODE, nonce, sequence)
          .doFinal(payload, 0, payload.length, sealed, NONCE_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has AES-GCM", impossible);
    }
    return sealed;
  }

  byte[] open(byte[] sealed, long sequence) {
    try {
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), sequence)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException changed) {
      throw new Fault.Corrupt("a frame of an encrypted journal was changed");
    }
  }

  private Cipher cipher(int mode, byte[] nonce, long sequence) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
    return cipher;
  }
}
