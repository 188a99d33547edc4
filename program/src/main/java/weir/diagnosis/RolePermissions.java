package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The role may not do what delivery needs.
final class RolePermissions implements Symptom {
  private static final List<String> OF_LOGS =
      List.of(
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams");

  @Override
  public String name() {
    return "role-permission";
  }

  @Override
  public String meaning() {
    return "The role's policies do not allow an action that delivery needs, or deny it; each is"
        + " named with its resource.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    for (RoleFacts role : facts.roles()) {
      if (role.state() instanceof RoleFacts.Assumable can && !can.refusals().isEmpty()) {
        List<Refusal> refusals = can.refusals();
        return Optional.of(
            new Finding(
                name(),
                Effect.NOTHING_ARRIVES,
                "The role "
                    + role.name()
                    + " may not "
                    + String.join(", ", refusals.stream().map(Refusal::action).toList())
                    + ".",
                FailureEvidence.and(refusals.stream().map(Refusal::sentence).toList(), facts),
                List.of(remedy(role, refusals, facts))));
      }
    }
    return Optional.empty();
  }

  private static Finding.Remedy remedy(RoleFacts role, List<Refusal> refusals, FlowLogFacts facts) {
    Optional<Refusal> denied = refusals.stream().filter(Refusal::denied).findFirst();
    if (denied.isPresent()) {
      return Finding.Remedy.of(
          "take the Deny out of "
              + (denied.get().policy().isEmpty() ? "the role's policies" : denied.get().policy())
              + ", or delete that policy; no Allow outweighs it",
          "aws iam list-role-policies --role-name " + role.name(),
          "aws iam list-attached-role-policies --role-name " + role.name());
    }
    List<String> missing = refusals.stream().map(Refusal::action).distinct().toList();
    return Finding.Remedy.of("allow it", putPolicy(role, missing, facts));
  }

  /// What the destination asks of a role.
  static List<String> needed(FlowLogFacts facts) {
    return facts.log().destination().target().contains(":log-group:")
        ? OF_LOGS
        : List.of("iam:CreateServiceLinkedRole", "firehose:TagDeliveryStream", "sts:AssumeRole");
  }

  static String putPolicy(RoleFacts role, List<String> actions, FlowLogFacts facts) {
    String target = facts.log().destination().target();
    List<String> resources =
        target.contains(":log-group:") ? List.of(target, target + ":*") : List.of("*");
    return ShellLine.aws("iam put-role-policy")
        .with("--role-name", role.name())
        .with("--policy-name", "deliver-" + facts.log().id())
        .with("--policy-document", PolicyStatements.allowing(actions, resources))
        .toString();
  }
}
