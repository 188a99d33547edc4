package weir.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryStatus;

/// The destination takes records more slowly than they come.
final class DestinationSlow implements Symptom {
  private static final Duration LATE = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "destination-slow";
  }

  @Override
  public String meaning() {
    return "Deliveries succeed, but what waits should have gone out more than two minutes ago.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    DeliveryStatus here = facts.delivery().here();
    Instant due = here == null ? null : here.progress().nextDueAt();
    if (here == null
        || here.failure() != null
        || due == null
        || due.plus(LATE).isAfter(facts.now())) {
      return Optional.empty();
    }
    Instant last = here.progress().lastDeliveredAt();
    return Optional.of(
        new Finding(
            name(),
            Effect.LESS_ARRIVES,
            "The destination "
                + facts.log().destination().target()
                + " is slower than the records come.",
            List.of(
                Phrase.count(here.progress().recordsWaiting(), "record")
                    + " wait in the spool, "
                    + Phrase.count(here.counters().spoolBytes(), "byte"),
                "the oldest should have gone out at " + Phrase.ago(due, facts.now()),
                last == null
                    ? "nothing was delivered since the service started"
                    : "the last delivery was at " + Phrase.ago(last, facts.now())),
            List.of(
                Finding.Remedy.of(
                    "make the destination faster, or split the flow log: one for each subnet has a"
                        + " delivery of its own"))));
  }
}
