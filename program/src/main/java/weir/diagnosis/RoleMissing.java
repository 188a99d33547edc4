package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The role that the flow log delivers with is not there.
final class RoleMissing implements Symptom {
  @Override
  public String name() {
    return "role-missing";
  }

  @Override
  public String meaning() {
    return "The IAM role that the flow log delivers with does not exist (any more).";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    return facts.roles().stream()
        .filter(role -> role.state() instanceof RoleFacts.Missing)
        .findFirst()
        .map(role ->
            new Finding(
                name(),
                Effect.NOTHING_ARRIVES,
                "The role " + role.arn() + " does not exist.",
                FailureEvidence.and("IAM has no role " + role.arn(), facts),
                List.of(
                    Finding.Remedy.of(
                        "make the role, with what delivery needs",
                        create(role, facts),
                        RolePermissions.putPolicy(role, RolePermissions.needed(facts), facts)))));
  }

  private static String create(RoleFacts role, FlowLogFacts facts) {
    String path = role.arn().substring(role.arn().indexOf(":role/") + ":role".length());
    ShellLine line =
        ShellLine.aws("iam create-role")
            .with("--role-name", role.name())
            .with(
                "--assume-role-policy-document",
                PolicyStatements.trusting("", role.principal(), facts.log().accountId()));
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return (folder.equals("/") ? line : line.with("--path", folder)).toString();
  }
}
