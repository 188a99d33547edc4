package weir.diagnosis;

import java.util.List;
import java.util.Optional;
import weir.diagnosis.FlowLogFacts.Captured;

/// Nobody said where an interface's packets are.
final class NotAttached implements Symptom {
  @Override
  public String name() {
    return "not-attached";
  }

  @Override
  public String meaning() {
    return "Interfaces have no tag `weir:attachment`, so Weir does not know which Linux interface"
        + " carries their packets.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    List<Captured<CaptureFacts.NotAttached>> loose = facts.captured(CaptureFacts.NotAttached.class);
    if (loose.isEmpty()) {
      return Optional.empty();
    }
    boolean one = loose.size() == 1;
    return Optional.of(
        new Finding(
            name(),
            InterfaceFacts.effect(loose, facts),
            InterfaceFacts.share(loose, facts)
                + (one ? " is" : " are")
                + " attached to no Linux interface, so no packets are captured.",
            loose.stream().map(each -> each.eni().label() + " has no tag weir:attachment").toList(),
            List.of(
                Finding.Remedy.of(
                    "say which Linux interface carries the packets, in the place of eth0",
                    loose.stream()
                        .map(each ->
                            "aws ec2 create-tags --resources "
                                + each.eni().id()
                                + " --tags Key=weir:attachment,Value=eth0")
                        .toArray(String[]::new)))));
  }
}
