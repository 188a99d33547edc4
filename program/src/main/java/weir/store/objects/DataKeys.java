package weir.store.objects;

import java.util.Optional;

/// Makes the keys that encrypt objects, and unwraps them again, on behalf of one caller.
///
/// Throws [ObjectRefusal] with KEY_DISABLED, KEY_PENDING_DELETION, KEY_NOT_FOUND or KEY_DENIED when
/// the key above is not to be used.
public interface DataKeys {
  /// A new data key of 32 bytes.
  DataKey generate(EncryptionRule rule);

  /// The data key that [#generate] gave.
  byte[] unwrap(ObjectEncryption encryption);

  /// Keys of S3's own go to one place, keys of KMS to the other.
  ///
  /// @param kms empty while Weir has no KMS: each use of it is refused then
  static DataKeys of(LocalKeyRing own, Optional<DataKeys> kms) {
    return new DataKeys() {
      @Override
      public DataKey generate(EncryptionRule rule) {
        return keys(rule).generate(rule);
      }

      @Override
      public byte[] unwrap(ObjectEncryption encryption) {
        return keys(encryption.rule()).unwrap(encryption);
      }

      private DataKeys keys(EncryptionRule rule) {
        return switch (rule.kind()) {
          case AES256 -> own;
          case KMS ->
              kms.orElseThrow(() ->
                  new ObjectRefusal(
                      ObjectRefusal.Reason.KEY_NOT_FOUND,
                      "this Weir has no KMS, so there is no key " + rule.keyId()));
        };
      }
    };
  }

  /// @param plain never leaves the process
  /// @param rule with the key that was really used
  record DataKey(byte[] plain, byte[] wrapped, EncryptionRule rule) {
    @Override
    public String toString() {
      return "DataKey[" + rule + "]";
    }
  }
}
