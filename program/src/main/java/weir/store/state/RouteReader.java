package weir.store.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import weir.model.aws.NearName;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.InterfaceType;
import weir.model.network.PrefixList;
import weir.model.network.Route;
import weir.model.network.RouteTarget;

/// Reads a subnet's routes.
final class RouteReader {
  private final Names names;
  private final Mistakes mistakes;
  private final Map<String, PrefixList> prefixLists;
  private final Map<String, InterfaceType> interfaceTypes;

  RouteReader(
      Names names,
      Mistakes mistakes,
      Map<String, PrefixList> prefixLists,
      Map<String, InterfaceType> interfaceTypes) {
    this.names = names;
    this.mistakes = mistakes;
    this.prefixLists = prefixLists;
    this.interfaceTypes = interfaceTypes;
  }

  private record Via(RouteTarget target, Optional<String> interfaceId) {}

  List<Route> read(Section subnet, String vpcId) {
    List<Route> routes = new ArrayList<>();
    for (Section section : subnet.sections("routes", Shape.ROUTE)) {
      Optional<Via> via =
          section
              .need("via", "via: internet-gateway")
              .flatMap(node -> section.scalar(node).flatMap(text -> via(node, text, vpcId)));
      section.need("to", "to: 0.0.0.0/0");
      for (Node node : section.items("to")) {
        List<Cidr> blocks =
            section.scalar(node).map(text -> blocks(node, text, vpcId)).orElse(List.of());
        via.ifPresent(known ->
            blocks.forEach(block ->
                routes.add(new Route(block, known.target(), known.interfaceId().orElse(null)))));
      }
    }
    return routes;
  }

  private List<Cidr> blocks(Node node, String text, String vpcId) {
    if (text.indexOf('/') >= 0 || IpAddress.find(text).isPresent()) {
      return mistakes.attempt(node, () -> Cidr.of(text)).map(List::of).orElse(List.of());
    }
    return names
        .resolve(List.of(ResourceKind.PREFIX_LIST), vpcId, node, text)
        .map(found -> {
          PrefixList list = prefixLists.get(found.id());
          return list == null ? List.<Cidr>of() : list.entries();
        })
        .orElse(List.of());
  }

  private Optional<Via> via(Node node, String text, String vpcId) {
    List<ResourceKind> interfaces = List.of(ResourceKind.INTERFACE);
    Optional<Names.Declared> eni = names.find(interfaces, vpcId, text);
    if (eni.isPresent()) {
      String id = eni.get().id();
      InterfaceType type = interfaceTypes.getOrDefault(id, InterfaceType.INTERFACE);
      return Optional.of(new Via(RouteTarget.through(type), Optional.of(id)));
    }
    Optional<RouteTarget> target =
        RouteTarget.find(text).filter(found -> found != RouteTarget.NETWORK_INTERFACE);
    if (target.isEmpty()) {
      mistakes.at(
          node,
          "\""
              + text
              + "\" is neither an interface of this description nor one of "
              + String.join(", ", RouteTarget.words())
              + NearName.hint(text, RouteTarget.words()));
    }
    return target.map(found -> new Via(found, Optional.empty()));
  }
}
