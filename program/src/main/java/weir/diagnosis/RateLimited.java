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
                    remedy(facts.destination()),
                    Finding.Remedy.of("or deliver to a bucket, which has no such quota"))))
        : Optional.empty();
  }

  private static Finding.Remedy remedy(DestinationFacts destination) {
    return switch (destination) {
      case DestinationFacts.LogGroup _ -> setting("put-log-events-per-second");
      case DestinationFacts.Stream _ -> setting("firehose-records-per-second");
      case DestinationFacts.Opaque elsewhere when elsewhere.target().contains(":log-group:") ->
          Finding.Remedy.of(
              "ask AWS for a higher quota",
              "aws service-quotas request-service-quota-increase --service-code logs --quota-code"
                  + " L-7E1FAE88 --desired-value 10000");
      case DestinationFacts.Opaque _, DestinationFacts.Bucket _, DestinationFacts.Missing _ ->
          Finding.Remedy.of("raise the destination's quota");
    };
  }

  private static Finding.Remedy setting(String key) {
    return Finding.Remedy.of(
        "raise limits." + key + " in the configuration of weir serve, and start it again");
  }
}
