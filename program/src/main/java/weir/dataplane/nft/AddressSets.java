package weir.dataplane.nft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;

/// The named sets that rules refer to: private addresses of a security group's interfaces, and
/// prefix lists, one set per family. Holds those that were asked for.
final class AddressSets {
  private final Network network;
  private final Map<String, List<String>> elements = new LinkedHashMap<>();

  AddressSets(Network network) {
    this.network = network;
  }

  /// The conditions of which one must hold for an address to be of this peer: one per family.
  List<String> matches(FlowDirection direction, Peer peer) {
    return switch (peer) {
      case Peer.Block block -> List.of(NftMatch.address(direction, block.cidr()));
      case Peer.Group group ->
          named(direction, group.securityGroupId(), members(group.securityGroupId()));
      case Peer.Prefixes prefixes ->
          named(
              direction,
              prefixes.prefixListId(),
              network.prefixList(prefixes.prefixListId()).entries());
    };
  }

  private List<String> named(FlowDirection direction, String id, List<Cidr> blocks) {
    List<String> matches = new ArrayList<>();
    for (boolean ipv4 : new boolean[] {true, false}) {
      String name = id + (ipv4 ? ".4" : ".6");
      elements.put(
          name, blocks.stream().filter(b -> b.isIpv4() == ipv4).map(Cidr::toString).toList());
      matches.add(NftMatch.address(direction, ipv4, "@" + name));
    }
    return matches;
  }

  private List<Cidr> members(String groupId) {
    return network.interfaces().stream()
        .filter(eni -> eni.securityGroupIds().contains(groupId))
        .map(NetworkInterface::addresses)
        .flatMap(addresses -> addresses.all().stream())
        .map(address -> new Cidr(address, address.bits()))
        .toList();
  }

  void write(NftText text) {
    elements.forEach((name, blocks) -> {
      text.open("set " + name);
      text.line("type " + (name.endsWith(".4") ? "ipv4_addr" : "ipv6_addr"));
      text.line("flags interval");
      text.line("auto-merge");
      if (!blocks.isEmpty()) {
        text.line(blocks.stream().collect(Collectors.joining(", ", "elements = { ", " }")));
      }
      text.close();
    });
  }
}
