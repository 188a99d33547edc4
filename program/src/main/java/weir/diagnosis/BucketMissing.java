package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// The bucket that the flow log delivers to is not there.
final class BucketMissing implements Symptom {
  static final String KIND = "bucket";

  @Override
  public String name() {
    return "bucket-missing";
  }

  @Override
  public String meaning() {
    return "The bucket that the flow log delivers to does not exist (any more).";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (!(facts.destination() instanceof DestinationFacts.Missing missing)
        || !missing.kind().equals(KIND)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            name(),
            Effect.NOTHING_ARRIVES,
            "The bucket " + missing.name() + " does not exist.",
            FailureEvidence.and("LogDestination: " + missing.name() + " does not exist", facts),
            List.of(
                Finding.Remedy.of(
                    "make the bucket; then ask again, for its policy",
                    "aws s3 mb s3://" + missing.name()))));
  }
}
