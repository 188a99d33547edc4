package weir.api.auth;

/// What the policies say of one permission.
///
/// @param reason one of AWS's sentences' ends: `because no identity-based policy allows the
///   ec2:CreateVpc action`, `with an explicit deny in an identity-based policy`; empty when allowed
/// @param policy name or ARN of the policy that decided; empty when none did
public record Decision(Outcome outcome, String reason, String policy) {
  public static final Decision ALLOWED = new Decision(Outcome.ALLOWED, "", "");

  public boolean allowed() {
    return outcome == Outcome.ALLOWED;
  }

  /// With AWS's spelling in SimulatePrincipalPolicy.
  public enum Outcome {
    ALLOWED("allowed"),
    EXPLICIT_DENY("explicitDeny"),
    IMPLICIT_DENY("implicitDeny");

    private final String wireName;

    Outcome(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }
}
