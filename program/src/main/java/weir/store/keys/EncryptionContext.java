package weir.store.keys;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import weir.model.aws.Fault;

/// Pairs of words that a ciphertext is bound to: not secret, not in the ciphertext, and to be given
/// again when it is decrypted. Their order does not matter.
public record EncryptionContext(SortedMap<String, String> pairs) {
  public static final EncryptionContext NONE = new EncryptionContext(new TreeMap<>());

  /// AWS's bound, on the pairs as JSON.
  private static final int MOST_BYTES = 8192;

  /// @throws Fault.Invalid when it is longer than AWS takes
  public EncryptionContext {
    pairs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    long bytes = 2;
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      bytes += 6 + length(pair.getKey()) + length(pair.getValue());
    }
    if (bytes > MOST_BYTES) {
      throw new Fault.Invalid(
          "the encryption context has " + bytes + " bytes but may have at most " + MOST_BYTES);
    }
  }

  public static EncryptionContext of(Map<String, String> pairs) {
    return new EncryptionContext(new TreeMap<>(pairs));
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// The same bytes for the same pairs, and for no others: each word after its length.
  byte[] canonical() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream output = new DataOutputStream(bytes)) {
      for (Map.Entry<String, String> pair : pairs.entrySet()) {
        output.writeUTF(pair.getKey());
        output.writeUTF(pair.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
