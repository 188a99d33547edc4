package weir.api.auth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.api.auth.IdentityPolicies.Attached;
import weir.api.auth.IdentityPolicies.NamedPolicy;
import weir.api.auth.PolicyStatement.Effect;

/// What policies would say of requests that nobody sent: the engine of SimulatePrincipalPolicy and
/// SimulateCustomPolicy. It is [PolicyEvaluator]'s own evaluation, watched.
public final class PolicySimulation {
  private final Caller caller;
  private final PolicySet policies;
  private final @Nullable String resourceAccount;
  private final Map<String, List<String>> context;

  /// @param attached the caller's policies; what is not attached yet may be among them
  /// @param resourcePolicy null when the resources have none
  /// @param resourceAccount owner of the resources; null for the caller's own account
  /// @param context condition keys and their values; of the request itself nothing else is known
  public PolicySimulation(
      Caller caller,
      Attached attached,
      @Nullable NamedPolicy resourcePolicy,
      @Nullable String resourceAccount,
      Map<String, List<String>> context) {
    this.caller = caller;
    this.policies =
        new PolicySet(
            attached.identity(),
            attached.boundary().map(List::of).orElse(List.of()),
            List.of(),
            resourcePolicy == null ? List.of() : List.of(resourcePolicy));
    this.resourceAccount = resourceAccount;
    this.context = Map.copyOf(context);
  }

  /// @param matched the statements that made the decision: when one denies, those that deny
  /// @param missing condition keys that the policies ask for and the context does not give
  public record Result(
      String action,
      String resource,
      Decision decision,
      List<Match> matched,
      List<String> missing) {
    public Result {
      matched = List.copyOf(matched);
      missing = List.copyOf(missing);
    }
  }

  /// A statement, by the name of its policy and its place in the policy's text.
  ///
  /// @param ofResource whether it is the resource's policy
  public record Match(String policy, boolean ofResource, Position start, Position end) {}

  /// A place in a text, both counted from 1.
  public record Position(int line, int column) {}

  /// The answer for one action on one resource.
  public Result simulate(String action, String resource) {
    Permission permission = new Permission(action, resource, context, null, resourceAccount);
    PolicyQuestion question = new PolicyQuestion(caller, permission, null);
    Set<Match> allowing = new LinkedHashSet<>();
    Set<Match> denying = new LinkedHashSet<>();
    Evaluation.StatementListener listener =
        (part, policy, statement) -> {
          Match match = match(part, policy, statement.span());
          if (statement.effect() == Effect.DENY) {
            denying.add(match);
          } else if (part != Evaluation.Part.BOUNDARY) {
            // A boundary allows nothing by itself.
            allowing.add(match);
          }
        };
    Decision decision = new Evaluation(question, policies, listener).decide();
    return new Result(
        action,
        resource,
        decision,
        List.copyOf(denying.isEmpty() ? allowing : denying),
        question.missing());
  }

  /// Whether a permissions boundary allows an action; true without one.
  public boolean allowedByBoundary(String action, String resource) {
    PolicySet alone = new PolicySet(policies.boundaries(), List.of(), List.of(), List.of());
    return policies.boundaries().isEmpty()
        || new Evaluation(
                new PolicyQuestion(
                    caller, new Permission(action, resource, context, null, null), null),
                alone)
            .decide()
            .allowed();
  }

  private static Match match(Evaluation.Part part, NamedPolicy policy, PolicyStatement.Span span) {
    return new Match(
        policy.name(),
        part == Evaluation.Part.RESOURCE,
        new Position(span.startLine(), span.startColumn()),
        new Position(span.endLine(), span.endColumn()));
  }
}
