package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The role does not trust the service that delivers.
final class RoleNotTrusting implements Symptom {
  @Override
  public String name() {
    return "role-trust";
  }

  @Override
  public String meaning() {
    return "The role's trust policy does not let the service that delivers flow logs assume it, for"
        + " this account.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    for (RoleFacts role : facts.roles()) {
      if (role.state() instanceof RoleFacts.NotTrusting refusal) {
        return Optional.of(
            new Finding(
                name(),
                Effect.NOTHING_ARRIVES,
                "The role " + role.name() + " does not trust " + role.principal() + ".",
                FailureEvidence.and(refusal.sentence(), facts),
                List.of(
                    Finding.Remedy.of(
                        "let the service assume the role",
                        ShellLine.aws("iam update-assume-role-policy")
                            .with("--role-name", role.name())
                            .with(
                                "--policy-document",
                                PolicyStatements.trusting(
                                    refusal.trust(), role.principal(), facts.log().accountId()))
                            .toString()))));
      }
    }
    return Optional.empty();
  }
}
