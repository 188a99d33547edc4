package weir.store.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// One master key. What it wraps begins with its id, which tells nothing of the key.
final class MasterKey {
  static final int ID_BYTES = 8;

  private final byte[] secret;
  private final byte[] id;

  MasterKey(byte[] secret) {
    this.secret = secret.clone();
    this.id = Arrays.copyOf(digest(secret), ID_BYTES);
  }

  byte[] secret() {
    return secret;
  }

  byte[] id() {
    return id;
  }

  boolean hasWrapped(byte[] wrapped) {
    return wrapped.length > ID_BYTES && Arrays.equals(id, Arrays.copyOf(wrapped, ID_BYTES));
  }

  private static byte[] digest(byte[] secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
