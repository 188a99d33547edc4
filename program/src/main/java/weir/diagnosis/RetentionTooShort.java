package weir.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryStatus;

/// The destination throws events away because of their age.
final class RetentionTooShort implements Symptom {
  /// Of the retentions that AWS offers.
  private static final List<Integer> LONGER = List.of(14, 30, 90, 180, 365, 731, 1827, 3653);

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public String meaning() {
    return "Within the last hour the log group refused records because they are older than its"
        + " retention, or than the 14 days that CloudWatch Logs takes, such as after it was"
        + " away for long.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    DeliveryStatus here = facts.delivery().here();
    Instant refused = here == null ? null : here.losses().refusedAt();
    if (here == null || refused == null || !facts.isRecent(refused)) {
      return Optional.empty();
    }
    List<String> evidence = new ArrayList<>();
    evidence.add(
        Phrase.count(here.counters().recordsRefused(), "record")
            + " of "
            + (here.counters().recordsRefused() + here.counters().recordsDelivered())
            + " were too old or too new for the destination since the service started, the last"
            + " ones at "
            + Phrase.ago(refused, facts.now()));
    List<Finding.Remedy> remedies = new ArrayList<>();
    if (facts.destination() instanceof DestinationFacts.LogGroup group) {
      Integer days = group.retentionDays();
      evidence.add(
          days == null
              ? "the group " + group.name() + " keeps events for ever"
              : "the group " + group.name() + " keeps events for " + Phrase.count(days, "day"));
      if (days != null) {
        remedies.add(
            Finding.Remedy.of(
                "keep events for longer",
                "aws logs put-retention-policy --log-group-name "
                    + group.name()
                    + " --retention-in-days "
                    + LONGER.stream().filter(longer -> longer > days).findFirst().orElse(3653)));
      }
    }
    if (remedies.isEmpty()) {
      remedies.add(
          Finding.Remedy.of(
              "deliver to a bucket, which takes records of any age; see that the clocks are"
                  + " right"));
    }
    return Optional.of(
        new Finding(
            name(),
            Effect.LESS_ARRIVES,
            "The destination throws records away because of their age.",
            evidence,
            remedies));
  }
}
