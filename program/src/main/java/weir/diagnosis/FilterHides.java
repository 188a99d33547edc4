package weir.diagnosis;

import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryProgress;
import weir.delivery.DeliveryStatus;
import weir.model.flow.TrafficType;

/// The traffic type leaves out what somebody may be looking for.
final class FilterHides implements Symptom {
  @Override
  public String name() {
    return "filter-hides";
  }

  @Override
  public String meaning() {
    return "The flow log keeps only accepted, or only rejected, flows, and there were others, which"
        + " it left out. A flow log cannot be changed: another takes its place.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    DeliveryStatus here = facts.delivery().here();
    TrafficType kept = facts.log().trafficType();
    if (here == null || kept == TrafficType.ALL || here.progress().recordsFiltered() == 0) {
      return Optional.empty();
    }
    DeliveryProgress progress = here.progress();
    String hidden = kept == TrafficType.ACCEPT ? "REJECT" : "ACCEPT";
    long filtered = progress.recordsFiltered();
    return Optional.of(
        new Finding(
            name(),
            filtered == progress.recordsOfTraffic() ? Effect.NOTHING_ARRIVES : Effect.LESS_ARRIVES,
            "Its filter is " + kept + ", so flows with " + hidden + " are left out.",
            List.of(
                Phrase.count(filtered, "record")
                    + " with "
                    + hidden
                    + " of "
                    + progress.recordsOfTraffic()
                    + " ("
                    + Phrase.percent(filtered, progress.recordsOfTraffic())
                    + ") were left out since the service started"),
            List.of(
                Finding.Remedy.of(
                    "make a flow log of all traffic, and delete this one",
                    FlowLogCommands.create(facts.subject(), TrafficType.ALL),
                    FlowLogCommands.delete(facts.log().id())))));
  }
}
