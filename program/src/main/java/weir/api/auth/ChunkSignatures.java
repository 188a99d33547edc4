package weir.api.auth;

import java.util.HexFormat;

/// The chain of signatures of a chunked body: each signs the one before it. Used by the body's
/// reader only.
final class ChunkSignatures {
  private static final String EMPTY_HASH = SigningKey.sha256Hex(new byte[0]);

  private final SigningKey key;
  private final String timestamp;
  private final String scope;
  private String previous;

  /// @param seed the signature of the request itself
  ChunkSignatures(SigningKey key, String timestamp, String scope, String seed) {
    this.key = key;
    this.timestamp = timestamp;
    this.scope = scope;
    this.previous = seed;
  }

  /// Verifies the signature of the next chunk.
  void chunk(byte[] hash, String signature) {
    verify(
        "AWS4-HMAC-SHA256-PAYLOAD", EMPTY_HASH + "\n" + HexFormat.of().formatHex(hash), signature);
  }

  /// Verifies the signature of the trailer.
  void trailer(byte[] hash, String signature) {
    verify("AWS4-HMAC-SHA256-TRAILER", HexFormat.of().formatHex(hash), signature);
  }

  private void verify(String algorithm, String hashes, String signature) {
    String text = String.join("\n", algorithm, timestamp, scope, previous, hashes);
    if (!key.signed(text, signature)) {
      throw RejectedBody.otherSignature();
    }
    previous = signature;
  }
}
