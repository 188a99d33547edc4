package weir.api.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.Position;
import software.amazon.awssdk.services.iam.model.Statement;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies.Attached;
import weir.api.auth.IdentityPolicies.NamedPolicy;
import weir.api.auth.PolicyDocument;
import weir.api.auth.PolicySimulation;

/// What policies would say of actions that nobody does, decided by the code that decides for real.
///
/// @param caller who would act
/// @param attached the caller's policies
/// @param resourcePolicy of each resource; null for none
/// @param resourceOwner account of the resources; null for the caller's own
/// @param context keys of conditions with their values
record Simulation(
    Caller caller,
    Attached attached,
    @Nullable PolicyDocument resourcePolicy,
    @Nullable String resourceOwner,
    Map<String, List<String>> context) {
  private static final int LONGEST_ACTION = 128;

  /// @param owner ARN of an account's root or its number; null for the caller's account
  static @Nullable String accountOf(@Nullable String owner) {
    if (owner == null) {
      return null;
    }
    String[] parts = owner.split(":", -1);
    return parts.length > 4 ? parts[4] : owner;
  }

  static Map<String, List<String>> context(List<ContextEntry> entries) {
    Map<String, List<String>> context = new HashMap<>();
    for (ContextEntry entry : entries) {
      String key =
          Constraint.text("contextEntries.member.contextKeyName", entry.contextKeyName(), 5, 256);
      context.put(key, List.copyOf(entry.contextKeyValues()));
    }
    return context;
  }

  /// Policies that a request brings.
  static List<NamedPolicy> policies(List<String> texts, String listName) {
    List<NamedPolicy> policies = new ArrayList<>();
    for (String text : texts) {
      StoredPolicy policy = StoredPolicy.checked(text, PolicyDocument.Purpose.IDENTITY);
      policies.add(new NamedPolicy(listName + "." + (policies.size() + 1), policy.document()));
    }
    return policies;
  }

  static Optional<NamedPolicy> boundary(List<String> texts) {
    if (texts.size() > 1) {
      throw IamError.invalidInput(
          "PermissionsBoundaryPolicyInputList has " + texts.size() + " members but may have one");
    }
    return policies(texts, "PermissionsBoundaryPolicyInputList").stream().findFirst();
  }

  static @Nullable PolicyDocument resourcePolicy(@Nullable String text) {
    return text == null
        ? null
        : StoredPolicy.checked(text, PolicyDocument.Purpose.RESOURCE).document();
  }

  /// An answer for every action on every resource, in their order.
  ///
  /// @param resources ARNs; `*` when there are none
  List<EvaluationResult> run(List<String> actions, List<String> resources) {
    if (actions.isEmpty()) {
      throw IamError.validation(
          "1 validation error detected: Value null at 'actionNames' failed to satisfy constraint:"
              + " Member must not be null");
    }
    NamedPolicy ofResources =
        resourcePolicy == null ? null : new NamedPolicy("ResourcePolicy", resourcePolicy);
    PolicySimulation simulation =
        new PolicySimulation(caller, attached, ofResources, resourceOwner, context);
    List<EvaluationResult> results = new ArrayList<>();
    for (String action : actions) {
      Constraint.text("actionNames.member", action, 3, LONGEST_ACTION);
      for (String resource : resources.isEmpty() ? List.of("*") : resources) {
        results.add(result(simulation, action, resource));
      }
    }
    return results;
  }

  /// Where each result stands, for pages.
  static List<Integer> places(List<EvaluationResult> results) {
    return IntStream.range(0, results.size()).boxed().toList();
  }

  static String place(Integer place) {
    return String.format(Locale.ROOT, "%06d", place);
  }

  private EvaluationResult result(PolicySimulation simulation, String action, String resource) {
    PolicySimulation.Result result = simulation.simulate(action, resource);
    EvaluationResult.Builder answer =
        EvaluationResult.builder()
            .evalActionName(action)
            .evalResourceName(resource)
            .evalDecision(result.decision().outcome().wireName())
            .matchedStatements(result.matched().stream().map(Simulation::statement).toList())
            .missingContextValues(result.missing());
    if (attached.boundary().isPresent()) {
      boolean allowed = simulation.allowedByBoundary(action, resource);
      answer.permissionsBoundaryDecisionDetail(
          detail -> detail.allowedByPermissionsBoundary(allowed));
    }
    return answer.build();
  }

  private static Statement statement(PolicySimulation.Match match) {
    return Statement.builder()
        .sourcePolicyId(match.policy())
        .sourcePolicyType(match.ofResource() ? "Resource Policy" : "IAM Policy")
        .startPosition(position(match.start()))
        .endPosition(position(match.end()))
        .build();
  }

  private static Position position(PolicySimulation.Position position) {
    return Position.builder().line(position.line()).column(position.column()).build();
  }
}
