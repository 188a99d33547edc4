package weir.policy;

import java.util.List;
import weir.model.flow.FlowDirection;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Subnet;

/// Everything about one interface that does not change with its traffic, ready to judge packets.
/// Immutable.
final class CompiledRules {
  private final String subnetId;
  private final AddressBlocks subnetBlocks;
  private final List<String> groupIds;
  private final AclRules aclIngress;
  private final AclRules aclEgress;
  private final GroupRules groupIngress;
  private final GroupRules groupEgress;
  private final UnfilteredTraffic unfiltered;
  private final InternetEdge edge;

  CompiledRules(Network network, NetworkInterface eni) {
    Subnet subnet = network.subnet(eni.subnetId());
    subnetId = subnet.id();
    subnetBlocks = new AddressBlocks(subnet.cidrs());
    groupIds = eni.securityGroupIds();
    NetworkAcl acl = network.networkAcl(subnet.networkAclId());
    aclIngress = new AclRules(acl, FlowDirection.INGRESS);
    aclEgress = new AclRules(acl, FlowDirection.EGRESS);
    groupIngress = new GroupRules(network, eni, FlowDirection.INGRESS);
    groupEgress = new GroupRules(network, eni, FlowDirection.EGRESS);
    unfiltered = new UnfilteredTraffic(network, eni);
    edge = new InternetEdge(network, eni);
  }

  AclRules acl(FlowDirection direction) {
    return direction == FlowDirection.INGRESS ? aclIngress : aclEgress;
  }

  GroupRules groups(FlowDirection direction) {
    return direction == FlowDirection.INGRESS ? groupIngress : groupEgress;
  }

  /// Empty for an interface that security groups do not guard.
  List<String> groupIds() {
    return groupIds;
  }

  String subnetId() {
    return subnetId;
  }

  /// Whether the peer is in the interface's own subnet, whose ACL then has no say.
  boolean isInSubnet(int ipVersion, long peerHigh, long peerLow) {
    return subnetBlocks.contain(ipVersion, peerHigh, peerLow);
  }

  UnfilteredTraffic unfiltered() {
    return unfiltered;
  }

  InternetEdge edge() {
    return edge;
  }

  /// Whether a flow that the rule at this index lets through is left untracked: both directions are
  /// open to everywhere, so that no state is needed.
  boolean isUntracked(
      FlowDirection direction, PacketHeader packet, int rule, long peerHigh, long peerLow) {
    if (packet.protocol != IpProtocol.TCP && packet.protocol != IpProtocol.UDP) {
      return false;
    }
    GroupRules forth = groups(direction);
    GroupRules back = groups(direction.reverse());
    boolean untracked =
        forth.isEverywhere(rule) && back.isOpenToAll(packet.ipVersion, packet.protocol)
            || !opens(packet)
                && forth.isOpenToAll(packet.ipVersion, packet.protocol)
                && back.isOpenToAll(packet.ipVersion, packet.protocol, packet.sourcePort);
    return untracked && !edge.isAutoTracked(peerHigh, peerLow);
  }

  /// Whether the packet says that its sender begins the flow; only TCP says so.
  private static boolean opens(PacketHeader packet) {
    return packet.protocol == IpProtocol.TCP && TcpPhase.opens(packet);
  }
}
