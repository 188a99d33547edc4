package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// Files of the log group that the flow log delivers to cannot be read.
final class EventsLost implements Symptom {
  @Override
  public String name() {
    return "events-lost";
  }

  @Override
  public String meaning() {
    return "Files in which Weir keeps the events of the log group are damaged or gone. Everything"
        + " else of the group is served.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (!(facts.destination() instanceof DestinationFacts.LogGroup group)
        || group.damage().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            name(),
            Effect.LESS_ARRIVES,
            "Files of the log group "
                + group.name()
                + " cannot be read: the events there are lost.",
            group.damage(),
            List.of(
                Finding.Remedy.of(
                    "look after the disk; stop Weir and put the files back as they are in a backup"
                        + " (weir backup)"))));
  }
}
