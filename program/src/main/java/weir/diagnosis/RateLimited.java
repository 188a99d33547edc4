package weir.diagnosis;

import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryStatus.Problem;

/// The destination takes no more for now.
final class RateLimited implements Symptom {
  @Override
  public String name() {
    return "rate-limited";
  }

  @Override
  public String meaning() {
    return "The destination refuses records because too many come, or because a quota is used up.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    return DestinationRefuses.with(Problem.RATE_LIMITED, facts)
        ? Optional.of(
            new Finding(
                name(),
                Effect.LESS_ARRIVES,
                "The destination limits the rate of records.",
                FailureEvidence.of(facts),
                List.of(
                    Finding.Remedy.of(
                        "raise the destination's quota, or deliver to a bucket, which has none"))))
        : Optional.empty();
  }
}
