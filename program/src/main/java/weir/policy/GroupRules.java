package weir.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;
import weir.model.network.SecurityGroup;

/// One direction of all security groups of an interface, united and compiled. Immutable.
///
/// Rules that speak of everywhere come first: order does not matter to a union, and whether a flow
/// is tracked depends on whether such a rule allows it.
final class GroupRules {
  /// A rule and the group that it stands in.
  record GroupRule(String groupId, SecurityGroup.Rule rule) {}

  private final List<GroupRule> rules;
  private final int everywhereRules;
  private final RuleRows rows;
  private final RuleRows everywhere;
  private final boolean[] openToAll = new boolean[4];

  GroupRules(Network network, NetworkInterface eni, FlowDirection direction) {
    Map<String, List<Cidr>> members = new HashMap<>();
    List<GroupRule> all = new ArrayList<>();
    for (String id : eni.securityGroupIds()) {
      for (SecurityGroup.Rule rule : network.securityGroup(id).rules(direction)) {
        all.add(new GroupRule(id, rule));
      }
    }
    all.sort(Comparator.comparingInt(rule -> isEverywhere(rule) ? 0 : 1));
    rules = List.copyOf(all);
    everywhereRules = (int) rules.stream().filter(GroupRules::isEverywhere).count();
    List<RuleRows.Row> uncompiled = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      SecurityGroup.Rule rule = rules.get(i).rule();
      for (Cidr block : blocks(network, rule.peer(), members)) {
        uncompiled.add(new RuleRows.Row(i, rule.traffic(), block));
      }
    }
    rows = new RuleRows(uncompiled);
    everywhere = new RuleRows(uncompiled.stream().filter(row -> isEverywhere(row.rule())).toList());
    for (int version = 4; version <= 6; version += 2) {
      openToAll[slot(version, IpProtocol.TCP)] =
          everywhere.opensEverywhere(version, IpProtocol.TCP, 0, 65535);
      openToAll[slot(version, IpProtocol.UDP)] =
          everywhere.opensEverywhere(version, IpProtocol.UDP, 0, 65535);
    }
  }

  /// Index of the first rule that allows the packet, or [RuleRows#NO_MATCH].
  int decide(
      PacketHeader packet, long peerHigh, long peerLow, RuleRows.@Nullable Recorder recorder) {
    return rows.firstMatch(packet, peerHigh, peerLow, recorder);
  }

  GroupRule rule(int index) {
    return rules.get(index);
  }

  /// Whether that rule allows all addresses of a family.
  boolean isEverywhere(int index) {
    return index < everywhereRules;
  }

  /// Whether a rule allows all addresses and all ports of TCP or UDP.
  boolean isOpenToAll(int version, int protocol) {
    return openToAll[slot(version, protocol)];
  }

  /// Whether a rule allows all addresses to or from one port of TCP or UDP.
  boolean isOpenToAll(int version, int protocol, int port) {
    return everywhere.opensEverywhere(version, protocol, port, port);
  }

  private static int slot(int version, int protocol) {
    return (version == 4 ? 0 : 2) + (protocol == IpProtocol.TCP ? 0 : 1);
  }

  private static boolean isEverywhere(GroupRule rule) {
    return rule.rule().peer() instanceof Peer.Block block && block.cidr().prefixLength() == 0;
  }

  private static List<Cidr> blocks(Network network, Peer peer, Map<String, List<Cidr>> members) {
    return switch (peer) {
      case Peer.Block block -> List.of(block.cidr());
      case Peer.Prefixes list -> network.prefixList(list.prefixListId()).entries();
      case Peer.Group group ->
          members.computeIfAbsent(group.securityGroupId(), id -> addressesOfMembers(network, id));
    };
  }

  private static List<Cidr> addressesOfMembers(Network network, String groupId) {
    List<Cidr> addresses = new ArrayList<>();
    for (NetworkInterface member : network.interfaces()) {
      if (member.securityGroupIds().contains(groupId)) {
        for (IpAddress address : member.addresses().all()) {
          addresses.add(new Cidr(address, address.bits()));
        }
      }
    }
    return addresses;
  }
}
