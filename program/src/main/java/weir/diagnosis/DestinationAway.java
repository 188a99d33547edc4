package weir.diagnosis;

import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryStatus.Problem;

/// The destination does not answer, or answers with a failure of its own.
final class DestinationAway implements Symptom {
  @Override
  public String name() {
    return "destination-away";
  }

  @Override
  public String meaning() {
    return "The destination cannot be reached, or fails. Records wait in the spool meanwhile, and"
        + " nothing is lost while it has room.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    return DestinationRefuses.with(Problem.UNKNOWN_ERROR, facts)
        ? Optional.of(
            new Finding(
                name(),
                Effect.NOTHING_ARRIVES,
                "The destination " + facts.log().destination().target() + " is away or fails.",
                FailureEvidence.of(facts),
                List.of(
                    Finding.Remedy.of(
                        "bring it back; Weir tries again by itself, at least every minute"))))
        : Optional.empty();
  }
}
