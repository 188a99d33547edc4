package weir.store.objects;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an object is to be encrypted.
///
/// @param keyId for KMS: key id, ARN or alias; null for the account's own key of S3
/// @param context for KMS: what the key is bound to, beyond the object's ARN
/// @param bucketKey only remembered: each object has a data key of its own
public record EncryptionRule(
    Kind kind, @Nullable String keyId, Map<String, String> context, boolean bucketKey) {
  public static final EncryptionRule SSE_S3 =
      new EncryptionRule(Kind.AES256, null, Map.of(), false);

  public EncryptionRule {
    context = Map.copyOf(context);
  }

  /// With the value of `x-amz-server-side-encryption`.
  public enum Kind {
    AES256("AES256"),
    KMS("aws:kms");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }
}
