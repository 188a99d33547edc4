package weir.store.objects;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import weir.model.aws.Fault;

/// One key encrypted by another with AES-256-GCM: a nonce of 12 bytes, then the key and its tag.
final class KeyWrap {
  private static final int NONCE_BYTES = 12;

  private KeyWrap() {}

  static byte[] wrap(byte[] master, byte[] key, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, master, nonce).doFinal(key);
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
      return all;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] unwrap(byte[] master, byte[] wrapped) {
    try {
      return cipher(Cipher.DECRYPT_MODE, master, Arrays.copyOf(wrapped, NONCE_BYTES))
          .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException tampered) {
      throw new Fault.Corrupt("the wrapped key of an object is damaged");
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    return cipher;
  }
}
