package weir.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.net.PortRange;
import weir.model.net.TcpFlags;
import weir.model.network.NetworkAcl;
import weir.model.network.Traffic;

/// Collects what would let one packet pass, and its replies after it. Used for one packet.
final class Remedies {
  /// The ports that clients of any kind answer from, as AWS names them.
  private static final PortRange EPHEMERAL = new PortRange(1024, 65535);

  private static final int HIGHEST_NUMBER = 32766;

  private final CompiledRules rules;
  private final FlowDirection direction;
  private final PacketHeader packet;
  private final IpAddress peer;
  private final List<Proposal> proposals = new ArrayList<>();
  private boolean repliesMatter = true;
  private boolean isReply;

  Remedies(CompiledRules rules, FlowDirection direction, PacketHeader packet) {
    this.rules = rules;
    this.direction = direction;
    this.packet = packet;
    peer =
        direction == FlowDirection.INGRESS
            ? new IpAddress(packet.sourceHigh, packet.sourceLow)
            : new IpAddress(packet.destinationHigh, packet.destinationLow);
    isReply = looksLikeReply(packet);
  }

  boolean isIpv4() {
    return packet.ipVersion == 4;
  }

  void tracked(FlowDirection openedBy) {
    isReply = openedBy != direction;
  }

  void liftPublicAccessBlock() {
    proposals.add(
        new Proposal.LiftPublicAccessBlock(rules.edge().vpcId(), rules.edge().publicAccessBlock()));
  }

  void connectionOver() {
    repliesMatter = false;
    proposals.add(new Proposal.OpenNewConnection());
  }

  void groupsDenied() {
    proposals.add(
        new Proposal.AddGroupRule(
            rules.groupIds().getFirst(), direction, trafficOf(packet, false), peerBlock()));
  }

  void aclDenied(AclRules acl, int decision) {
    addEntry(acl, decision, trafficOf(packet, isReply), false);
  }

  /// The proposals for the packet, and one for its replies when the ACL would reject those.
  List<Proposal> proposals() {
    if (repliesMatter && !isReply) {
      letRepliesPass();
    }
    return proposals;
  }

  private void letRepliesPass() {
    if (rules.isInSubnet(packet.ipVersion, peer.high(), peer.low())
        || rules.unfiltered().holds(packet)) {
      return;
    }
    PacketHeader reply = replyTo(packet);
    AclRules acl = rules.acl(direction.reverse());
    int decision = acl.decide(reply, peer.high(), peer.low(), null);
    if (!acl.allows(decision)) {
      addEntry(acl, decision, trafficOf(reply, true), true);
    }
  }

  private void addEntry(AclRules acl, int decision, Traffic traffic, boolean forReplies) {
    Set<Integer> taken = new TreeSet<>();
    acl.acl().entries(acl.direction()).forEach(entry -> taken.add(entry.number()));
    int denying =
        decision == RuleRows.NO_MATCH ? NetworkAcl.LAST_RULE_IPV4 : acl.entry(decision).number();
    int number =
        decision == RuleRows.NO_MATCH && !taken.contains(HIGHEST_NUMBER)
            ? afterLast(acl)
            : denying - 1;
    while (number > 0 && taken.contains(number)) {
      number--;
    }
    proposals.add(
        number > 0
            ? new Proposal.AddAclEntry(
                acl.acl().id(), acl.direction(), number, traffic, peerBlock(), forReplies)
            : new Proposal.ChangeAclEntry(acl.acl().id(), acl.direction(), denying));
  }

  /// The next round number after every rule, as people number them.
  private static int afterLast(AclRules acl) {
    List<NetworkAcl.Entry> entries = acl.acl().entries(acl.direction());
    int last = entries.isEmpty() ? 0 : entries.getLast().number();
    int round = last / 100 * 100 + 100;
    return Math.min(round, HIGHEST_NUMBER);
  }

  private Cidr peerBlock() {
    return new Cidr(peer, peer.bits());
  }

  private static Traffic trafficOf(PacketHeader packet, boolean reply) {
    return switch (packet.protocol) {
      case IpProtocol.TCP, IpProtocol.UDP ->
          new Traffic(
              packet.protocol,
              reply && EPHEMERAL.contains(packet.destinationPort)
                  ? EPHEMERAL
                  : new PortRange(packet.destinationPort, packet.destinationPort),
              Traffic.ANY,
              Traffic.ANY);
      case IpProtocol.ICMP, IpProtocol.ICMPV6 ->
          new Traffic(packet.protocol, null, packet.icmpType, packet.icmpCode);
      default -> new Traffic(packet.protocol, null, Traffic.ANY, Traffic.ANY);
    };
  }

  /// Without a tracked connection, the ports and flags must tell who asks.
  private static boolean looksLikeReply(PacketHeader packet) {
    return switch (packet.protocol) {
      case IpProtocol.TCP ->
          (packet.tcpFlags & TcpFlags.SYN) != 0
              ? (packet.tcpFlags & TcpFlags.ACK) != 0
              : packet.sourcePort < 1024 && packet.destinationPort >= 1024;
      case IpProtocol.UDP -> packet.sourcePort < 1024 && packet.destinationPort >= 1024;
      case IpProtocol.ICMP -> packet.icmpType != 8;
      case IpProtocol.ICMPV6 -> packet.icmpType != 128;
      default -> false;
    };
  }

  /// What the peer, or the interface, answers to the packet.
  private static PacketHeader replyTo(PacketHeader asked) {
    PacketHeader reply = new PacketHeader();
    reply.capturedAtNanos = asked.capturedAtNanos;
    reply.ipVersion = asked.ipVersion;
    reply.protocol = asked.protocol;
    reply.sourceHigh = asked.destinationHigh;
    reply.sourceLow = asked.destinationLow;
    reply.destinationHigh = asked.sourceHigh;
    reply.destinationLow = asked.sourceLow;
    reply.sourcePort = asked.destinationPort;
    reply.destinationPort = asked.sourcePort;
    if (asked.protocol == IpProtocol.ICMPV6) {
      reply.icmpType = 129;
    }
    reply.icmpIdentifier = asked.icmpIdentifier;
    return reply;
  }
}
