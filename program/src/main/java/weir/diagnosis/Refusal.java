package weir.diagnosis;

/// A permission that delivery needs and does not have.
///
/// @param reason AWS's end of the sentence: `because no identity-based policy allows the
///   logs:PutLogEvents action`
/// @param denied whether a policy denies it explicitly, so that no Allow helps
/// @param policy name or ARN of the policy that denies; empty when none did
public record Refusal(
    String action, String resource, String reason, boolean denied, String policy) {
  String sentence() {
    return action
        + " on "
        + resource
        + " is refused "
        + reason
        + (policy.isEmpty() ? "" : " (" + policy + ")");
  }
}
