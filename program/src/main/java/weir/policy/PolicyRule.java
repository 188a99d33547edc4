package weir.policy;

import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.network.Peer;
import weir.model.network.Traffic;

/// A rule as an explanation names it: where it stands and what it says.
public sealed interface PolicyRule {
  /// A rule of a security group.
  record OfGroup(String groupId, String ruleId, FlowDirection direction, Traffic traffic, Peer peer)
      implements PolicyRule {
    /// `sg-… rule sgr-… (allow tcp 22 from 10.0.0.0/8)`.
    @Override
    public String toString() {
      return groupId
          + " rule "
          + ruleId
          + " (allow "
          + traffic
          + preposition(direction)
          + peer
          + ")";
    }
  }

  /// A numbered rule of a network ACL.
  record OfAcl(
      String aclId, FlowDirection direction, int number, boolean allow, Traffic traffic, Cidr cidr)
      implements PolicyRule {
    /// `acl-… ingress rule 100 (deny tcp 22 from 10.0.0.0/8)`.
    @Override
    public String toString() {
      return aclId
          + " "
          + direction.wireName()
          + " rule "
          + number
          + (allow ? " (allow " : " (deny ")
          + traffic
          + preposition(direction)
          + cidr
          + ")";
    }
  }

  /// The last rule of a network ACL, which denies all and which AWS shows as `*`.
  record LastOfAcl(String aclId, FlowDirection direction, int number) implements PolicyRule {
    @Override
    public String toString() {
      return aclId + " " + direction.wireName() + " rule * (deny all traffic)";
    }
  }

  private static String preposition(FlowDirection direction) {
    return direction == FlowDirection.INGRESS ? " from " : " to ";
  }
}
