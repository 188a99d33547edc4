package weir.policy;

import java.util.List;
import weir.model.flow.FlowDirection;
import weir.model.network.PublicAccessBlock;

/// What one layer said of a packet.
public sealed interface Finding {
  /// Whether the packet passes this layer.
  boolean passes();

  /// One sentence for people.
  @Override
  String toString();

  /// Nothing filters such traffic, and flow logs leave it out.
  record Unfiltered() implements Finding {
    @Override
    public boolean passes() {
      return true;
    }

    @Override
    public String toString() {
      return "no rule filters this traffic and flow logs leave it out"
          + " (Amazon DNS, metadata, time, DHCP, router and the like)";
    }
  }

  /// VPC Block Public Access forbids the packet.
  record PublicAccessBlocked(String vpcId, PublicAccessBlock block) implements Finding {
    @Override
    public boolean passes() {
      return false;
    }

    @Override
    public String toString() {
      return "Block Public Access of " + vpcId + " is " + block.word() + " and forbids it";
    }
  }

  /// The peer is in the interface's subnet, inside which the ACL has no say.
  record AclSkipped(String subnetId, FlowDirection direction) implements Finding {
    @Override
    public boolean passes() {
      return true;
    }

    @Override
    public String toString() {
      return "the peer is in " + subnetId + " too, inside which the network ACL has no say";
    }
  }

  /// A rule of the network ACL decided.
  record AclDecided(
      FlowDirection direction, PolicyRule decisive, boolean passes, List<ConsideredRule> considered)
      implements Finding {
    public AclDecided {
      considered = List.copyOf(considered);
    }

    @Override
    public String toString() {
      return "network ACL " + (passes ? "allows it: " : "denies it: ") + decisive;
    }
  }

  /// The interface has no security groups, as a NAT gateway has none.
  record NoGroups() implements Finding {
    @Override
    public boolean passes() {
      return true;
    }

    @Override
    public String toString() {
      return "no security group guards the interface";
    }
  }

  /// The packet belongs to a tracked connection.
  ///
  /// @param openedBy which way the connection's first packet went
  record Tracked(FlowDirection direction, FlowDirection openedBy) implements Finding {
    @Override
    public boolean passes() {
      return true;
    }

    /// Whether the packet answers rather than asks.
    public boolean isReply() {
      return direction != openedBy;
    }

    @Override
    public String toString() {
      return isReply()
          ? "security groups let it pass: it answers a tracked connection"
          : "security groups let it pass: it belongs to a tracked connection";
    }
  }

  /// An ICMP error soon after a packet of a tracked connection.
  record RelatedError() implements Finding {
    @Override
    public boolean passes() {
      return true;
    }

    @Override
    public String toString() {
      return "security groups let it pass: it reports an error, as tracked connections may cause";
    }
  }

  /// The packet comes after its connection was closed.
  record ConnectionOver() implements Finding {
    @Override
    public boolean passes() {
      return false;
    }

    @Override
    public String toString() {
      return "it comes after its connection was closed";
    }
  }

  /// A security group rule allows the packet.
  ///
  /// @param tracked whether the connection is tracked from now on
  record GroupsAllow(PolicyRule decisive, boolean tracked, List<ConsideredRule> considered)
      implements Finding {
    public GroupsAllow {
      considered = List.copyOf(considered);
    }

    @Override
    public boolean passes() {
      return true;
    }

    @Override
    public String toString() {
      return "security group allows it: "
          + decisive
          + (tracked ? "" : "; the flow is not tracked, as both directions are open to all");
    }
  }

  /// No rule of the interface's security groups allows the packet.
  record GroupsDeny(FlowDirection direction, List<String> groupIds, List<ConsideredRule> considered)
      implements Finding {
    public GroupsDeny {
      groupIds = List.copyOf(groupIds);
      considered = List.copyOf(considered);
    }

    @Override
    public boolean passes() {
      return false;
    }

    @Override
    public String toString() {
      return "no "
          + direction.wireName()
          + " rule of "
          + String.join(", ", groupIds)
          + " allows it";
    }
  }
}
