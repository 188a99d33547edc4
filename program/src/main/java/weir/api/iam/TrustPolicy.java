package weir.api.iam;

/// A role's policy that says who may become it.
final class TrustPolicy {
  private TrustPolicy() {}

  /// Takes one from a client.
  ///
  /// @throws weir.api.protocol.ApiException MalformedPolicyDocument
  static StoredPolicy checked(String text) {
    return StoredPolicy.checked(text);
  }
}
