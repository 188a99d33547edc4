package weir.diagnosis;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryProgress;
import weir.delivery.DeliveryStatus;

/// Says of flow logs how they fare, and why not better. Safe for any number of threads.
public final class Doctor {
  private final List<Symptom> symptoms = Symptoms.ALL;

  /// Looks for every symptom.
  public Diagnosis examine(FlowLogFacts facts) {
    List<Finding> findings =
        symptoms.stream()
            .map(symptom -> symptom.find(facts))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Finding::effect))
            .toList();
    String delivery = delivery(facts);
    String summary =
        findings.isEmpty()
            ? delivery
            : findings.getFirst().effect().words()
                + ": "
                + Phrase.count(findings.size(), "finding")
                + "; "
                + delivery;
    return new Diagnosis(facts.log().id(), summary, findings);
  }

  private static String delivery(FlowLogFacts facts) {
    DeliveryStatus here = facts.delivery().here();
    if (here == null) {
      return "nothing is delivered from this host";
    }
    DeliveryProgress progress = here.progress();
    Instant last = progress.lastDeliveredAt();
    if (last != null) {
      String target = facts.log().destination().target();
      boolean events = target.contains(":log-group:") || target.contains(":deliverystream/");
      return "delivering, last " + (events ? "events" : "file") + " at " + Phrase.at(last);
    }
    Instant due = progress.nextDueAt();
    if (due != null) {
      return Phrase.count(progress.recordsWaiting(), "record") + " wait, due at " + Phrase.at(due);
    }
    List<String> hosts =
        facts.captured(CaptureFacts.AtAgent.class).stream()
            .map(each -> each.capture().host())
            .distinct()
            .toList();
    return hosts.isEmpty()
        ? "nothing was delivered yet; the first window with traffic is not over"
        : "delivered by the agents of " + String.join(", ", hosts);
  }
}
