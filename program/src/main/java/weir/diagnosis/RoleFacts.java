package weir.diagnosis;

import java.util.List;

/// A role that a flow log delivers with.
///
/// @param principal who becomes it: `vpc-flow-logs.amazonaws.com`, or the ARN of another role
public record RoleFacts(String arn, String principal, State state) {
  /// How the role stands to the flow log.
  public sealed interface State {}

  /// There is no such role.
  public record Missing() implements State {}

  /// The role's trust policy does not let the principal in.
  ///
  /// @param sentence the refusal
  /// @param trust the policy as it is
  public record NotTrusting(String sentence, String trust) implements State {}

  /// The principal can become the role.
  ///
  /// @param refusals what it may then not do, of what delivery needs
  public record Assumable(List<Refusal> refusals) implements State {
    public Assumable {
      refusals = List.copyOf(refusals);
    }
  }

  /// The name without path, as IAM's commands take it.
  String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
