package weir.store.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.Peer;
import weir.model.network.ResourceId;
import weir.model.network.SecurityGroup;
import weir.model.network.Traffic;

/// Reads security groups; a group that says nothing of egress allows all of it, as AWS's new groups
/// do.
final class SecurityGroupReader {
  private static final List<ResourceKind> PEERS =
      List.of(ResourceKind.SECURITY_GROUP, ResourceKind.PREFIX_LIST);

  private final Names names;
  private final Mistakes mistakes;
  private final String vpcId;
  private final boolean ipv6;

  /// @param ipv6 whether the VPC has IPv6 addresses, which its default rules then cover
  SecurityGroupReader(Names names, Mistakes mistakes, String vpcId, boolean ipv6) {
    this.names = names;
    this.mistakes = mistakes;
    this.vpcId = vpcId;
    this.ipv6 = ipv6;
  }

  SecurityGroup read(Section section) {
    Names.Declared declared = names.of(section);
    return new SecurityGroup(
        declared.id(),
        vpcId,
        declared.name(),
        rules(section, FlowDirection.INGRESS, declared.id()),
        section.find("egress").isEmpty()
            ? allEgress(declared.id())
            : rules(section, FlowDirection.EGRESS, declared.id()));
  }

  /// What AWS makes with every VPC: all from the group itself, all to everywhere.
  SecurityGroup defaultGroup(String id) {
    SecurityGroup.Rule fromItself =
        new SecurityGroup.Rule(
            DerivedId.of("sgr", id + "/ingress/0"), Traffic.ALL, new Peer.Group(id), "");
    return new SecurityGroup(id, vpcId, "default", List.of(fromItself), allEgress(id));
  }

  private List<SecurityGroup.Rule> allEgress(String id) {
    List<SecurityGroup.Rule> rules = new ArrayList<>();
    rules.add(everywhere(id, Cidr.ALL_IPV4));
    if (ipv6) {
      rules.add(everywhere(id, Cidr.ALL_IPV6));
    }
    return rules;
  }

  private static SecurityGroup.Rule everywhere(String id, Cidr cidr) {
    return new SecurityGroup.Rule(
        DerivedId.of("sgr", id + "/egress/default/" + cidr), Traffic.ALL, new Peer.Block(cidr), "");
  }

  private List<SecurityGroup.Rule> rules(Section section, FlowDirection direction, String groupId) {
    List<SecurityGroup.Rule> rules = new ArrayList<>();
    for (Node item : section.items(direction.wireName())) {
      String path = groupId + "/" + direction.wireName() + "/" + rules.size();
      if (item instanceof ScalarNode line) {
        RuleText.read(line, direction, false, mistakes)
            .ifPresent(text -> addLine(rules, line, text, path));
      } else {
        Section.of(item, Shape.GROUP_RULE, mistakes)
            .ifPresent(rule -> addSection(rules, rule, direction, path));
      }
    }
    return rules;
  }

  private void addLine(
      List<SecurityGroup.Rule> rules, ScalarNode line, RuleText text, String path) {
    if (!text.allow()) {
      mistakes.at(
          (Node) line, "a security group has no deny; what no rule allows is denied anyway");
    }
    mistakes
        .attempt(line, () -> TrafficText.parse(text.traffic()))
        .ifPresent(traffic ->
            peer(line, text.peer())
                .ifPresent(peer ->
                    rules.add(
                        new SecurityGroup.Rule(DerivedId.of("sgr", path), traffic, peer, ""))));
  }

  private void addSection(
      List<SecurityGroup.Rule> rules, Section section, FlowDirection direction, String path) {
    String key = RuleText.preposition(direction);
    String wrongKey = RuleText.preposition(direction.reverse());
    section
        .find(wrongKey)
        .ifPresent(node ->
            mistakes.at(
                node,
                direction.wireName() + " rules say \"" + key + "\", not \"" + wrongKey + "\""));
    Optional<Traffic> traffic =
        section
            .need("allow", "allow: tcp 443")
            .flatMap(node -> section.value(node, TrafficText::parse));
    section.need(key, key + ": 10.0.0.0/8");
    Optional<String> id = section.value("id", text -> ResourceId.require("sgr", text));
    String description = section.text("description").orElse("");
    List<Node> peers = section.items(key);
    for (int i = 0; i < peers.size(); i++) {
      Node node = peers.get(i);
      String ruleId = i == 0 && id.isPresent() ? id.get() : DerivedId.of("sgr", path + "/" + i);
      section
          .scalar(node)
          .flatMap(text -> peer(node, text))
          .ifPresent(peer ->
              traffic.ifPresent(
                  known -> rules.add(new SecurityGroup.Rule(ruleId, known, peer, description))));
    }
  }

  private Optional<Peer> peer(Node node, String text) {
    boolean block = text.indexOf('/') >= 0 || IpAddress.find(text).isPresent();
    if (block) {
      return mistakes.attempt(node, () -> new Peer.Block(Cidr.of(text)));
    }
    return names
        .resolve(PEERS, vpcId, node, text)
        .map(found ->
            found.kind() == ResourceKind.PREFIX_LIST
                ? new Peer.Prefixes(found.id())
                : new Peer.Group(found.id()));
  }
}
