package weir.store.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.MacAddress;
import weir.model.network.InterfaceAddresses;

/// Reads the addresses of the interfaces of one subnet: each must lie in the subnet and stand once
/// in the VPC.
final class AddressReader {
  private final Mistakes mistakes;
  private final List<Cidr> subnetBlocks;
  private final Map<IpAddress, Node> usedInVpc;
  private final Map<MacAddress, Node> usedMacs;

  AddressReader(
      Mistakes mistakes,
      List<Cidr> subnetBlocks,
      Map<IpAddress, Node> usedInVpc,
      Map<MacAddress, Node> usedMacs) {
    this.mistakes = mistakes;
    this.subnetBlocks = subnetBlocks;
    this.usedInVpc = usedInVpc;
    this.usedMacs = usedMacs;
  }

  /// A reader for another subnet of the same VPC.
  AddressReader in(List<Cidr> blocks) {
    return new AddressReader(mistakes, blocks, usedInVpc, usedMacs);
  }

  static AddressReader ofVpc(Mistakes mistakes, Map<MacAddress, Node> usedMacs) {
    return new AddressReader(mistakes, List.of(), new HashMap<>(), usedMacs);
  }

  InterfaceAddresses read(Section section) {
    Optional<IpAddress> primary =
        section.find("address").flatMap(node -> address(section, node, true));
    List<IpAddress> ipv6 = addresses(section, "ipv6-addresses", false);
    if (section.find("address").isEmpty() && section.find("ipv6-addresses").isEmpty()) {
      section.need("address", "address: 10.0.1.10");
    }
    Optional<MacAddress> mac = section.value("mac", MacAddress::of);
    mac.ifPresent(known ->
        section
            .find("mac")
            .ifPresent(node -> unused(usedMacs.putIfAbsent(known, node), node, known)));
    return new InterfaceAddresses(
        primary.orElse(null),
        addresses(section, "secondary-addresses", true),
        ipv6,
        section.value("public-address", text -> ofFamily(text, true)).orElse(null),
        mac.orElse(null));
  }

  private List<IpAddress> addresses(Section section, String key, boolean ipv4) {
    List<IpAddress> addresses = new ArrayList<>();
    section.items(key).forEach(node -> address(section, node, ipv4).ifPresent(addresses::add));
    return addresses;
  }

  private Optional<IpAddress> address(Section section, Node node, boolean ipv4) {
    Optional<IpAddress> read = section.value(node, text -> ofFamily(text, ipv4));
    read.ifPresent(address -> {
      unused(usedInVpc.putIfAbsent(address, node), node, address);
      if (!subnetBlocks.isEmpty()
          && subnetBlocks.stream().noneMatch(block -> block.contains(address))) {
        mistakes.at(
            node,
            address
                + " lies outside its subnet, which has "
                + String.join(", ", subnetBlocks.stream().map(Cidr::toString).toList()));
      }
    });
    return read;
  }

  private static IpAddress ofFamily(String text, boolean ipv4) {
    IpAddress address = IpAddress.of(text);
    if (address.isIpv4() != ipv4) {
      throw new Fault.Invalid(
          address + " must be an " + (ipv4 ? "IPv4" : "IPv6") + " address here");
    }
    return address;
  }

  private void unused(@Nullable Node before, Node node, Object address) {
    if (before != null) {
      mistakes.at(
          node,
          address
              + " stands already in line "
              + before.getStartMark().map(mark -> mark.getLine() + 1).orElse(0)
              + "; an address may stand once");
    }
  }
}
