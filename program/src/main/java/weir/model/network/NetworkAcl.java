package weir.model.network;

import java.util.Comparator;
import java.util.List;
import weir.model.aws.Fault;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;

/// A stateless, ordered set of rules at a subnet's edge: the first that matches decides, and what
/// none matches is denied.
///
/// Entries are kept by ascending number. The last rule, which denies everything and cannot be
/// changed, is not among them: AWS shows it as `*`, number [#LAST_RULE_IPV4] or [#LAST_RULE_IPV6].
public record NetworkAcl(String id, String vpcId, List<Entry> ingress, List<Entry> egress) {
  public static final int LAST_RULE_IPV4 = 32767;
  public static final int LAST_RULE_IPV6 = 32768;

  public NetworkAcl {
    ResourceId.require("acl", id);
    ResourceId.require("vpc", vpcId);
    ingress = ordered(id, ingress);
    egress = ordered(id, egress);
  }

  public List<Entry> entries(FlowDirection direction) {
    return direction == FlowDirection.INGRESS ? ingress : egress;
  }

  private static List<Entry> ordered(String id, List<Entry> entries) {
    List<Entry> ordered = entries.stream().sorted(Comparator.comparingInt(Entry::number)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).number() == ordered.get(i - 1).number()) {
        throw new Fault.Invalid(
            id
                + " has two rules with number "
                + ordered.get(i).number()
                + " in one direction; a number may stand once");
      }
    }
    return ordered;
  }

  /// One numbered rule.
  ///
  /// @param number 1 to 32766
  /// @param cidr source of ingress, destination of egress
  public record Entry(int number, boolean allow, Traffic traffic, Cidr cidr) {
    public Entry {
      if (number < 1 || number > 32766) {
        throw new Fault.Invalid("rule number is " + number + " but must lie between 1 and 32766");
      }
    }
  }
}
