package weir.diagnosis;

import java.util.List;
import java.util.Optional;

/// What the flow log records was deleted.
final class ResourceGone implements Symptom {
  @Override
  public String name() {
    return "resource-gone";
  }

  @Override
  public String meaning() {
    return "The VPC, subnet, interface or gateway that the flow log records does not exist any"
        + " more.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    if (facts.subject().resourceThere()) {
      return Optional.empty();
    }
    String resource = facts.log().resourceId();
    return Optional.of(
        new Finding(
            name(),
            Effect.NOTHING_ARRIVES,
            resource + ", which it records, does not exist any more.",
            List.of("the network has no " + resource),
            List.of(
                Finding.Remedy.of(
                    "delete the flow log", FlowLogCommands.delete(facts.log().id())))));
  }
}
