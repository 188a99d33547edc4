package weir.policy;

import org.jspecify.annotations.Nullable;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// The judge of one network interface: its security groups, its subnet's network ACL, and the
/// connections it tracks. Written by its lane only.
///
/// A packet to the interface meets the ACL first, then the security groups; a packet from it the
/// groups first, then the ACL. [#decide] and [#explain] are the same code.
public final class InterfacePolicy {
  /// How many connections an interface tracks at most.
  public static final int MOST_CONNECTIONS = 1 << 20;

  private static final int DENIED = RuleRows.NO_MATCH;
  private static final int PASSES = -2;

  private final String interfaceId;
  private final Connections connections;
  private CompiledRules rules;
  private long generation;

  public InterfacePolicy(Network network, NetworkInterface eni) {
    this(network, eni, MOST_CONNECTIONS);
  }

  /// @param mostConnections how many connections it tracks at most
  public InterfacePolicy(Network network, NetworkInterface eni, int mostConnections) {
    interfaceId = eni.id();
    rules = new CompiledRules(network, eni);
    connections = new Connections(eni.timeouts(), mostConnections);
  }

  /// Takes the rules of a changed network. Tracked connections live on under the new network ACL;
  /// flows that were not tracked are judged by the new rules with their next packet.
  ///
  /// @throws weir.model.aws.Fault.NotFound when the interface is not in the network any more
  public void update(Network network) {
    NetworkInterface eni = network.networkInterface(interfaceId);
    rules = new CompiledRules(network, eni);
    connections.timeouts(eni.timeouts());
    generation = (generation + 1) & AclMemory.MOST_GENERATION;
  }

  /// Whether flow logs leave this packet out, whatever the rules say; it is never filtered either.
  public boolean isNeverLogged(PacketHeader packet) {
    return rules.unfiltered().holds(packet);
  }

  /// Whether VPC Block Public Access is why the packet is rejected: the `reject-reason` is then
  /// `BPA`.
  public boolean blocksPublicAccess(FlowDirection direction, PacketHeader packet) {
    boolean ingress = direction == FlowDirection.INGRESS;
    return rules
        .edge()
        .blocksPublicAccess(
            direction,
            ingress ? packet.sourceHigh : packet.destinationHigh,
            ingress ? packet.sourceLow : packet.destinationLow);
  }

  /// How many flows went untracked because the table of connections was full; such flows are judged
  /// by the rules alone.
  public long untrackedForLackOfRoom() {
    return connections.overflow();
  }

  /// How many connections are tracked at this packet time. Counts them one by one.
  public int trackedConnections(long nowNanos) {
    return connections.live(nowNanos);
  }

  /// What becomes of a packet that crosses the interface in this direction. Tracks the connection;
  /// allocates nothing.
  public FlowAction decide(FlowDirection direction, PacketHeader packet) {
    return judge(direction, packet, null);
  }

  /// Why [#decide] would answer what it would answer now, and what would let a rejected packet
  /// pass. Changes nothing.
  public Explanation explain(FlowDirection direction, PacketHeader packet) {
    ExplanationRecorder recorder = new ExplanationRecorder(rules, direction, packet);
    FlowAction action = judge(direction, packet, recorder);
    return recorder.explanation(action);
  }

  /// With a recorder, the layers after a denial are asked as well, so that it hears of all that
  /// stand in the way, and no state changes.
  private FlowAction judge(
      FlowDirection direction, PacketHeader packet, @Nullable ExplanationRecorder recorder) {
    if (rules.unfiltered().holds(packet)) {
      if (recorder != null) {
        recorder.unfiltered();
      }
      return FlowAction.ACCEPT;
    }
    boolean ingress = direction == FlowDirection.INGRESS;
    long peerHigh = ingress ? packet.sourceHigh : packet.destinationHigh;
    long peerLow = ingress ? packet.sourceLow : packet.destinationLow;
    boolean accepted = true;
    if (rules.edge().blocksPublicAccess(direction, peerHigh, peerLow)) {
      if (recorder == null) {
        return FlowAction.REJECT;
      }
      recorder.publicAccessBlocked();
      accepted = false;
    }
    int connection = connections.find(direction, packet);
    if (ingress && !aclAllows(direction, packet, peerHigh, peerLow, connection, recorder)) {
      if (recorder == null) {
        return FlowAction.REJECT;
      }
      accepted = false;
    }
    int rule = groupsDecision(direction, packet, peerHigh, peerLow, connection, recorder);
    if (rule == DENIED) {
      if (recorder == null) {
        return FlowAction.REJECT;
      }
      accepted = false;
    }
    if (!ingress && !aclAllows(direction, packet, peerHigh, peerLow, connection, recorder)) {
      if (recorder == null) {
        return FlowAction.REJECT;
      }
      accepted = false;
    }
    if (recorder == null
        && rule >= 0
        && !rules.isUntracked(direction, packet, rule, peerHigh, peerLow)) {
      connections.open(direction, packet);
    }
    return accepted ? FlowAction.ACCEPT : FlowAction.REJECT;
  }

  private boolean aclAllows(
      FlowDirection direction,
      PacketHeader packet,
      long peerHigh,
      long peerLow,
      int connection,
      @Nullable ExplanationRecorder recorder) {
    if (rules.isInSubnet(packet.ipVersion, peerHigh, peerLow)) {
      if (recorder != null) {
        recorder.aclSkipped();
      }
      return true;
    }
    AclRules acl = rules.acl(direction);
    boolean remembers =
        recorder == null
            && connection != Connections.ABSENT
            && (packet.protocol == IpProtocol.TCP || packet.protocol == IpProtocol.UDP);
    long memory = remembers ? connections.userBits(connection) : 0;
    if (remembers && AclMemory.knows(memory, generation, direction)) {
      return AclMemory.allows(memory, direction);
    }
    int decision = acl.decide(packet, peerHigh, peerLow, recorder);
    boolean allows = acl.allows(decision);
    if (remembers) {
      connections.userBits(connection, AclMemory.with(memory, generation, direction, allows));
    }
    if (recorder != null) {
      recorder.aclDecided(acl, decision);
    }
    return allows;
  }

  /// Index of the rule that allows the packet, [#DENIED], or [#PASSES] when no rule is needed.
  private int groupsDecision(
      FlowDirection direction,
      PacketHeader packet,
      long peerHigh,
      long peerLow,
      int connection,
      @Nullable ExplanationRecorder recorder) {
    if (rules.groupIds().isEmpty()) {
      if (recorder != null) {
        recorder.noGroups();
      }
      return PASSES;
    }
    if (connection != Connections.ABSENT && !connections.isClosed(connection)) {
      if (recorder == null) {
        connections.follow(connection, direction, packet);
      } else {
        recorder.tracked(connections.openedBy(connection));
      }
      return PASSES;
    }
    if (connection != Connections.ABSENT && connections.isLate(connection, packet)) {
      if (recorder != null) {
        recorder.connectionOver();
      }
      return DENIED;
    }
    if (connections.isRelatedError(packet)) {
      if (recorder != null) {
        recorder.relatedError();
      }
      return PASSES;
    }
    int rule = rules.groups(direction).decide(packet, peerHigh, peerLow, recorder);
    if (recorder != null) {
      recorder.groupsDecided(
          rule, rule != DENIED && rules.isUntracked(direction, packet, rule, peerHigh, peerLow));
    }
    return rule;
  }
}
