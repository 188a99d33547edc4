package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import org.jspecify.annotations.Nullable;

/// How long a data key is to be.
final class DataKeyLength {
  private static final int MOST_BYTES = 1024;

  private DataKeyLength() {}

  /// @param keySpec `AES_256` or `AES_128`
  /// @param bytes in its place
  static int of(@Nullable String keySpec, @Nullable Integer bytes) {
    if ((keySpec == null) == (bytes == null)) {
      throw KmsErrors.validation("Please specify either number of bytes or key spec.");
    }
    return keySpec == null
        ? RULES.within("numberOfBytes", bytes, 1, MOST_BYTES, 0)
        : ofSpec(keySpec);
  }

  private static int ofSpec(String keySpec) {
    return switch (keySpec) {
      case "AES_256" -> 32;
      case "AES_128" -> 16;
      default ->
          throw KmsErrors.validation(
              "1 validation error detected: Value '"
                  + keySpec
                  + "' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value"
                  + " set: [AES_256, AES_128]");
    };
  }
}
