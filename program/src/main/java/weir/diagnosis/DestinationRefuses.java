package weir.diagnosis;

import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryStatus.Problem;

/// The destination refuses deliveries for a reason that no other symptom knows.
final class DestinationRefuses implements Symptom {
  private final List<Symptom> causes;

  /// @param causes the symptoms that know why; this one is for when none of them does
  DestinationRefuses(List<Symptom> causes) {
    this.causes = List.copyOf(causes);
  }

  @Override
  public String name() {
    return "access-error";
  }

  @Override
  public String meaning() {
    return "The destination refuses deliveries, and nothing that Weir sees explains why, such as"
        + " the policies of another service; the evidence has its own words.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (!with(Problem.ACCESS_ERROR, facts)
        || causes.stream().anyMatch(cause -> cause.find(facts).isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            name(),
            Effect.NOTHING_ARRIVES,
            "The destination " + facts.log().destination().target() + " refuses deliveries.",
            FailureEvidence.of(facts),
            List.of(
                Finding.Remedy.of(
                    "mend what its sentence names; Weir tries again by itself, at least every"
                        + " minute"))));
  }

  /// Whether deliveries fail with a problem, here or at an agent.
  static boolean with(Problem problem, FlowLogFacts facts) {
    return facts.delivery().failure().filter(failure -> failure.problem() == problem).isPresent()
        || facts.delivery().agents().stream()
            .anyMatch(agent -> agent.problem().equals(problem.wireName()));
  }
}
