package weir.store.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import weir.model.net.Cidr;
import weir.model.net.MacAddress;
import weir.model.network.FlowLog;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.PrefixList;
import weir.model.network.ResourceId;
import weir.model.network.SecurityGroup;
import weir.model.network.ServiceRanges;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// Reads a whole description: declares everything first, then reads it with references resolved.
final class NetworkReader {
  private final Mistakes mistakes;
  private final Names names;

  NetworkReader(Mistakes mistakes) {
    this.mistakes = mistakes;
    this.names = new Names(mistakes);
  }

  /// The network, or empty when there are mistakes.
  Optional<Network> read(Node document) {
    return Section.of(document, Shape.NETWORK, mistakes)
        .map(root -> parts(Outline.of(root, names)))
        .filter(parts -> mistakes.none())
        .flatMap(parts -> mistakes.attempt(document, () -> new Network(parts)));
  }

  private Network.Parts parts(Outline outline) {
    Section root = outline.root();
    root.value("account", ResourceId::requireAccount);
    Map<String, PrefixList> prefixLists = new LinkedHashMap<>();
    for (Section section : outline.prefixLists()) {
      Names.Declared declared = names.of(section);
      section.need("entries", "entries: [203.0.113.0/24]");
      List<Cidr> entries = section.values("entries", Cidr::of);
      prefixLists.put(declared.id(), new PrefixList(declared.id(), declared.name(), entries));
    }
    List<Vpc> vpcs = new ArrayList<>();
    List<NetworkAcl> acls = new ArrayList<>();
    List<SecurityGroup> groups = new ArrayList<>();
    List<NetworkInterface> interfaces = new ArrayList<>();
    List<VpcReader> readers = new ArrayList<>();
    Map<MacAddress, Node> usedMacs = new HashMap<>();
    for (Outline.VpcOutline vpc : outline.vpcs()) {
      VpcReader reader = new VpcReader(names, mistakes, root, vpc);
      readers.add(reader);
      reader.vpc().ifPresent(vpcs::add);
      acls.addAll(reader.networkAcls());
      groups.addAll(reader.securityGroups());
      interfaces.addAll(reader.interfaces(usedMacs));
    }
    Map<String, InterfaceType> types = new HashMap<>();
    interfaces.forEach(eni -> types.put(eni.id(), eni.type()));
    RouteReader routes = new RouteReader(names, mistakes, prefixLists, types);
    List<Subnet> subnets = new ArrayList<>();
    readers.forEach(reader -> subnets.addAll(reader.subnets(routes)));
    return new Network.Parts(
        vpcs,
        subnets,
        interfaces,
        groups,
        acls,
        List.copyOf(prefixLists.values()),
        flowLogs(outline, vpcs),
        root.find("aws-service-ranges").map(this::serviceRanges).orElse(ServiceRanges.NONE));
  }

  private List<FlowLog> flowLogs(Outline outline, List<Vpc> vpcs) {
    Map<String, String> accounts = new HashMap<>();
    vpcs.forEach(vpc -> accounts.put(vpc.id(), vpc.accountId()));
    FlowLogReader reader =
        new FlowLogReader(names, mistakes, vpcId -> Optional.ofNullable(accounts.get(vpcId)));
    List<FlowLog> flowLogs = new ArrayList<>();
    outline.flowLogs().forEach(section -> reader.read(section).ifPresent(flowLogs::add));
    return flowLogs;
  }

  private ServiceRanges serviceRanges(Node node) {
    List<ServiceRanges.Range> ranges = new ArrayList<>();
    Section.entries(node, mistakes)
        .ifPresent(entries ->
            entries.forEach((service, value) -> {
              List<Node> items =
                  value instanceof SequenceNode list ? list.getValue() : List.of(value);
              for (Node item : items) {
                if (item instanceof ScalarNode text) {
                  mistakes
                      .attempt(item, () -> Cidr.of(text.getValue()))
                      .ifPresent(
                          cidr -> ranges.add(new ServiceRanges.Range(service.getValue(), cidr)));
                } else {
                  mistakes.at(item, "here must be a CIDR block, like 52.95.128.0/21");
                }
              }
            }));
    return new ServiceRanges(ranges);
  }
}
