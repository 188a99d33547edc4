package weir.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.PacketHeader;
import weir.model.net.PortRange;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;
import weir.model.network.Traffic;

/// The judge again, written as plainly as possible from section 7 of the reference, to compare
/// with: lists, objects and no thought of speed. Leaves out Block Public Access, auto-tracked paths
/// and traffic that is never filtered; the networks of the comparison have none.
final class PlainPolicy {
  private record Flow(
      IpAddress own, IpAddress peer, int version, int protocol, int a, int b, String asker) {}

  private static final class State {
    String phase = "opening";
    final Map<FlowDirection, Integer> fins = new HashMap<>();
    boolean in;
    boolean out;
    long deadAfter;
  }

  private static final Set<Integer> QUESTIONS = Set.of(8, 13, 15, 17);
  private static final Set<Integer> ANSWERS = Set.of(0, 14, 16, 18);
  private static final long SECOND = 1_000_000_000L;

  private long lastTrackedAt;
  private Network network;
  private NetworkInterface eni;
  private final Map<Flow, State> flows = new HashMap<>();

  PlainPolicy(Network network, NetworkInterface eni) {
    this.network = network;
    this.eni = eni;
  }

  void update(Network changed) {
    network = changed;
    eni = changed.networkInterface(eni.id());
  }

  FlowAction decide(FlowDirection direction, PacketHeader packet) {
    boolean ingress = direction == FlowDirection.INGRESS;
    IpAddress source = new IpAddress(packet.sourceHigh, packet.sourceLow);
    IpAddress destination = new IpAddress(packet.destinationHigh, packet.destinationLow);
    IpAddress peer = ingress ? source : destination;
    Subnet subnet = network.subnet(eni.subnetId());
    boolean aclAllows =
        subnet.cidrs().stream().anyMatch(block -> block.contains(peer))
            || aclAllows(direction, packet, peer, network.networkAcl(subnet.networkAclId()));
    if (ingress && !aclAllows) {
      return FlowAction.REJECT;
    }
    @Nullable Flow flow = flow(ingress, packet, ingress ? destination : source, peer).orElse(null);
    State state = flow == null ? null : flows.get(flow);
    if (state != null && state.deadAfter < packet.capturedAtNanos) {
      flows.remove(flow);
      state = null;
    }
    boolean begins = packet.protocol == 6 && (packet.tcpFlags & 0b10110) == 2;
    if (state != null && state.phase.equals("closed")) {
      if (!begins) {
        return FlowAction.REJECT;
      }
    } else if (state != null) {
      follow(state, direction, packet);
      return aclAllows ? FlowAction.ACCEPT : FlowAction.REJECT;
    }
    if (isError(packet) && packet.capturedAtNanos - lastTrackedAt <= 30 * SECOND) {
      return aclAllows ? FlowAction.ACCEPT : FlowAction.REJECT;
    }
    List<SecurityGroup.Rule> allowing =
        rules(direction).stream().filter(rule -> speaksOf(rule, packet, peer)).toList();
    if (allowing.isEmpty() || !aclAllows) {
      return FlowAction.REJECT;
    }
    boolean answers =
        (packet.protocol == 1 && ANSWERS.contains(packet.icmpType))
            || (packet.protocol == 58 && packet.icmpType == 129);
    if (flow != null && !answers && !isUntracked(direction, packet, allowing)) {
      State opened = new State();
      flows.put(flow, opened);
      follow(opened, direction, packet);
    }
    return FlowAction.ACCEPT;
  }

  private static boolean aclAllows(
      FlowDirection direction, PacketHeader packet, IpAddress peer, NetworkAcl acl) {
    return acl.entries(direction).stream()
        .filter(entry -> isOf(entry.traffic(), packet) && holds(entry.cidr(), packet, peer))
        .findFirst()
        .map(NetworkAcl.Entry::allow)
        .orElse(false);
  }

  private List<SecurityGroup.Rule> rules(FlowDirection direction) {
    return eni.securityGroupIds().stream()
        .flatMap(id -> network.securityGroup(id).rules(direction).stream())
        .toList();
  }

  private boolean speaksOf(SecurityGroup.Rule rule, PacketHeader packet, IpAddress peer) {
    return isOf(rule.traffic(), packet)
        && switch (rule.peer()) {
          case Peer.Block block -> holds(block.cidr(), packet, peer);
          case Peer.Prefixes list ->
              network.prefixList(list.prefixListId()).entries().stream()
                  .anyMatch(cidr -> holds(cidr, packet, peer));
          case Peer.Group group ->
              network.interfaces().stream()
                  .filter(member -> member.securityGroupIds().contains(group.securityGroupId()))
                  .anyMatch(member -> member.addresses().own(peer.high(), peer.low()));
        };
  }

  private static boolean holds(Cidr cidr, PacketHeader packet, IpAddress peer) {
    return cidr.isIpv4() == (packet.ipVersion == 4) && cidr.contains(peer);
  }

  private static boolean isOf(Traffic traffic, PacketHeader packet) {
    PortRange ports = traffic.ports();
    return (traffic.protocol() == -1 || traffic.protocol() == packet.protocol)
        && (ports == null || ports.contains(packet.destinationPort))
        && (traffic.protocol() != 1 && traffic.protocol() != 58
            || traffic.icmpType() == -1
            || traffic.icmpType() == packet.icmpType
                && (traffic.icmpCode() == -1 || traffic.icmpCode() == packet.icmpCode));
  }

  private boolean isUntracked(
      FlowDirection direction, PacketHeader packet, List<SecurityGroup.Rule> allowing) {
    if (packet.protocol != 6 && packet.protocol != 17) {
      return false;
    }
    boolean backIsOpen = opens(direction.reverse(), packet, 0, 65535);
    boolean asked = allowing.stream().anyMatch(rule -> isEverywhere(rule, packet)) && backIsOpen;
    boolean syn = packet.protocol == 6 && (packet.tcpFlags & 22) == 2;
    boolean answers =
        !syn
            && opens(direction, packet, 0, 65535)
            && opens(direction.reverse(), packet, packet.sourcePort, packet.sourcePort);
    return asked || answers;
  }

  private boolean opens(FlowDirection direction, PacketHeader packet, int from, int to) {
    return rules(direction).stream()
        .filter(rule -> isEverywhere(rule, packet))
        .map(SecurityGroup.Rule::traffic)
        .anyMatch(traffic -> {
          PortRange ports = traffic.ports();
          return (traffic.protocol() == -1 || traffic.protocol() == packet.protocol)
              && (ports == null || ports.from() <= from && ports.to() >= to);
        });
  }

  private static boolean isEverywhere(SecurityGroup.Rule rule, PacketHeader packet) {
    return rule.peer() instanceof Peer.Block(Cidr cidr)
        && cidr.prefixLength() == 0
        && cidr.isIpv4() == (packet.ipVersion == 4);
  }

  private static Optional<Flow> flow(
      boolean ingress, PacketHeader packet, IpAddress own, IpAddress peer) {
    int version = packet.ipVersion;
    int protocol = packet.protocol;
    return switch (protocol) {
      case 6, 17 -> {
        int ownPort = ingress ? packet.destinationPort : packet.sourcePort;
        int peerPort = ingress ? packet.sourcePort : packet.destinationPort;
        boolean portless = packet.laterFragment && ownPort == 0 && peerPort == 0;
        yield portless
            ? Optional.empty()
            : Optional.of(new Flow(own, peer, version, protocol, ownPort, peerPort, ""));
      }
      case 1, 58 -> {
        int type = packet.icmpType;
        boolean four = protocol == 1;
        boolean asks = four ? QUESTIONS.contains(type) : type == 128;
        boolean answers = four ? ANSWERS.contains(type) : type == 129;
        int question = asks ? type : !four ? 128 : type == 0 ? 8 : type - 1;
        String asker = ingress == asks ? "peer" : "own";
        yield asks || answers
            ? Optional.of(
                new Flow(own, peer, version, protocol, packet.icmpIdentifier, question, asker))
            : Optional.empty();
      }
      default -> Optional.of(new Flow(own, peer, version, protocol, 0, 0, ""));
    };
  }

  private static boolean isError(PacketHeader packet) {
    return packet.protocol == 1 && Set.of(3, 11, 12).contains(packet.icmpType)
        || packet.protocol == 58 && Set.of(1, 2, 3, 4).contains(packet.icmpType);
  }

  private void follow(State state, FlowDirection direction, PacketHeader packet) {
    lastTrackedAt = packet.capturedAtNanos;
    state.in |= direction == FlowDirection.INGRESS;
    state.out |= direction == FlowDirection.EGRESS;
    long seconds =
        switch (packet.protocol) {
          case 6 -> {
            if (!packet.laterFragment) {
              state.phase = phaseAfter(state, direction, packet.tcpFlags);
            }
            yield switch (state.phase) {
              case "established" -> eni.timeouts().tcpEstablished().toSeconds();
              case "closed" -> 60;
              default -> 120;
            };
          }
          case 17 ->
              state.in && state.out
                  ? eni.timeouts().udpStream().toSeconds()
                  : eni.timeouts().udp().toSeconds();
          case 1, 58 -> 30;
          default -> 600;
        };
    state.deadAfter = packet.capturedAtNanos + seconds * SECOND;
  }

  private static String phaseAfter(State state, FlowDirection direction, int flags) {
    boolean fin = (flags & 1) != 0;
    boolean syn = (flags & 2) != 0;
    boolean rst = (flags & 4) != 0;
    boolean ack = (flags & 16) != 0;
    if (rst) {
      return "closed";
    }
    if (fin && !state.fins.containsKey(direction)) {
      state.fins.put(direction, state.fins.size());
      return state.fins.size() == 2 ? "last ack" : "closing";
    }
    boolean finFirst = state.fins.getOrDefault(direction, -1) == 0;
    if (state.phase.equals("last ack") && finFirst && ack && !fin) {
      return "closed";
    }
    return state.phase.equals("opening") && !syn ? "established" : state.phase;
  }
}
