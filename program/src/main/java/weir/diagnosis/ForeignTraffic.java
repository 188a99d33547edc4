package weir.diagnosis;

import java.util.List;
import java.util.Optional;
import weir.diagnosis.CaptureFacts.Capturing;
import weir.diagnosis.FlowLogFacts.Captured;

/// Packets come, and none of them is of the interface.
final class ForeignTraffic implements Symptom {
  @Override
  public String name() {
    return "foreign-traffic";
  }

  @Override
  public String meaning() {
    return "Packets come in at the attached Linux interface, but none has an address of the network"
        + " interface: it is attached to the wrong one, or has another address there.";
  }

  /// Whether packets came and none of them was the interface's.
  static boolean isForeign(Capturing capture) {
    return capture.foreign() > 0 && capture.recorded() == 0;
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    List<Captured<Capturing>> wrong =
        facts.captured(Capturing.class).stream().filter(each -> isForeign(each.capture())).toList();
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            name(),
            InterfaceFacts.effect(wrong, facts),
            InterfaceFacts.share(wrong, facts)
                + ": the packets at the Linux interface are none of the network interface's.",
            wrong.stream()
                .map(each ->
                    each.eni().label()
                        + " at "
                        + each.capture().device()
                        + ": "
                        + Phrase.count(each.capture().foreign(), "packet")
                        + " of "
                        + each.capture().packets()
                        + " have addresses that it does not have, 0 were recorded")
                .toList(),
            List.of(
                Finding.Remedy.of(
                    "compare the addresses",
                    "aws ec2 describe-network-interfaces --network-interface-ids "
                        + InterfaceFacts.ids(wrong)
                        + " --query"
                        + " 'NetworkInterfaces[].[NetworkInterfaceId,PrivateIpAddress,MacAddress]'",
                    CaptureObstructed.Device.of(wrong.getFirst().capture().device())
                        .ip("address")))));
  }
}
