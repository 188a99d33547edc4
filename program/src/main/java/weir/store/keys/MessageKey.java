package weir.store.keys;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// Derives the key of one message from a backing key and the message's salt (HKDF-SHA256, RFC
/// 5869).
///
/// A backing key may encrypt any number of messages: AES-GCM with random nonces is safe for only
/// 2³² of them under one key.
final class MessageKey {
  static final int SALT_BYTES = 16;
  private static final byte[] PURPOSE =
      "weir kms message 1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private MessageKey() {}

  static byte[] of(byte[] backingKey, byte[] salt) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addSalt(salt)
                  .addIKM(backingKey)
                  .thenExpand(PURPOSE, AesGcm.KEY_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HKDF-SHA256", impossible);
    }
  }
}
