package weir.api.iam;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import weir.api.auth.PolicyDocument;
import weir.model.aws.Fault;

/// A policy as its author wrote it, and parsed once somebody needs it.
final class StoredPolicy {
  private final String text;
  private volatile @Nullable PolicyDocument document;

  private StoredPolicy(String text) {
    this.text = text;
  }

  /// Takes what was checked before.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static StoredPolicy of(String text) {
    return new StoredPolicy(text);
  }

  /// Takes a policy from a client.
  ///
  /// @throws weir.api.protocol.ApiException MalformedPolicyDocument
  static StoredPolicy checked(String text, PolicyDocument.Purpose purpose) {
    StoredPolicy policy = new StoredPolicy(text);
    try {
      policy.document = PolicyDocument.parse(text, purpose);
      return policy;
    } catch (Fault.Invalid malformed) {
      throw IamError.malformedPolicy(malformed.sentence());
    }
  }

  @JsonValue
  String text() {
    return text;
  }

  PolicyDocument document() {
    PolicyDocument known = document;
    if (known == null) {
      known = PolicyDocument.parse(text);
      document = known;
    }
    return known;
  }

  /// Percent-encoded as RFC 3986 has it, which is how IAM answers.
  String encoded() {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /// Characters that count toward IAM's quotas: white space does not.
  int size() {
    return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredPolicy policy && policy.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
