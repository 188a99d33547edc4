package weir.policy;

import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.network.PublicAccessBlock;
import weir.model.network.Traffic;

/// A change that would let a rejected packet pass the layer that rejects it.
public sealed interface Proposal {
  /// A new rule of a security group.
  record AddGroupRule(String groupId, FlowDirection direction, Traffic traffic, Cidr peer)
      implements Proposal {
    @Override
    public String toString() {
      return "add to "
          + groupId
          + " an "
          + direction.wireName()
          + " rule "
          + traffic
          + (direction == FlowDirection.INGRESS ? " from " : " to ")
          + peer;
    }
  }

  /// A new entry of a network ACL.
  ///
  /// @param number free, and before the rule that denies
  /// @param forReplies whether it is for the packets that answer the explained one
  record AddAclEntry(
      String aclId,
      FlowDirection direction,
      int number,
      Traffic traffic,
      Cidr peer,
      boolean forReplies)
      implements Proposal {
    @Override
    public String toString() {
      return "add to "
          + aclId
          + " the "
          + direction.wireName()
          + " rule "
          + number
          + " allow "
          + traffic
          + (direction == FlowDirection.INGRESS ? " from " : " to ")
          + peer
          + (forReplies ? ", for the replies" : "");
    }
  }

  /// A denying entry of a network ACL that has no free number before it.
  record ChangeAclEntry(String aclId, FlowDirection direction, int number) implements Proposal {
    @Override
    public String toString() {
      return "change "
          + direction.wireName()
          + " rule "
          + number
          + " of "
          + aclId
          + ", which denies it; no number before it is free";
    }
  }

  /// Block Public Access must be lifted for the VPC.
  record LiftPublicAccessBlock(String vpcId, PublicAccessBlock block) implements Proposal {
    @Override
    public String toString() {
      return "lift Block Public Access (" + block.word() + ") of " + vpcId;
    }
  }

  /// Nothing but a new connection helps.
  record OpenNewConnection() implements Proposal {
    @Override
    public String toString() {
      return "open a new connection";
    }
  }
}
