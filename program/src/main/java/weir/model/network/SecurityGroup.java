package weir.model.network;

import java.util.List;
import weir.model.flow.FlowDirection;

/// A stateful set of rules, each of which allows; what no rule of an interface's groups allows is
/// denied.
public record SecurityGroup(
    String id, String vpcId, String name, List<Rule> ingress, List<Rule> egress) {
  public SecurityGroup {
    ResourceId.require("sg", id);
    ResourceId.require("vpc", vpcId);
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }

  public List<Rule> rules(FlowDirection direction) {
    return direction == FlowDirection.INGRESS ? ingress : egress;
  }

  /// One allowance.
  ///
  /// @param id `sgr-…`
  /// @param peer source of ingress, destination of egress
  public record Rule(String id, Traffic traffic, Peer peer, String description) {
    public Rule {
      ResourceId.require("sgr", id);
    }
  }
}
