package weir.store.objects;

/// How an object is encrypted.
///
/// @param rule with the ARN of the key that was used
/// @param wrappedKey the data key, encrypted by the key above it
public record ObjectEncryption(EncryptionRule rule, byte[] wrappedKey) {
  public ObjectEncryption {
    wrappedKey = wrappedKey.clone();
  }

  @Override
  public String toString() {
    return "ObjectEncryption[" + rule + "]";
  }
}
