package weir.store.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.network.NetworkAcl;
import weir.model.network.Traffic;

/// Reads network ACLs; what an ACL does not mention it denies, as AWS's new ACLs do.
final class NetworkAclReader {
  private final Names names;
  private final Mistakes mistakes;
  private final String vpcId;

  NetworkAclReader(Names names, Mistakes mistakes, String vpcId) {
    this.names = names;
    this.mistakes = mistakes;
    this.vpcId = vpcId;
  }

  NetworkAcl read(Section section) {
    return new NetworkAcl(
        names.of(section).id(),
        vpcId,
        entries(section, FlowDirection.INGRESS),
        entries(section, FlowDirection.EGRESS));
  }

  /// What AWS makes with every VPC: rule 100 allows all, and 101 all of IPv6 where there is any.
  static NetworkAcl defaultAcl(String id, String vpcId, boolean ipv6) {
    List<NetworkAcl.Entry> open = new ArrayList<>();
    open.add(new NetworkAcl.Entry(100, true, Traffic.ALL, Cidr.ALL_IPV4));
    if (ipv6) {
      open.add(new NetworkAcl.Entry(101, true, Traffic.ALL, Cidr.ALL_IPV6));
    }
    return new NetworkAcl(id, vpcId, open, open);
  }

  private List<NetworkAcl.Entry> entries(Section section, FlowDirection direction) {
    Map<Integer, NetworkAcl.Entry> entries = new HashMap<>();
    for (Node item : section.items(direction.wireName())) {
      Optional<NetworkAcl.Entry> entry =
          item instanceof ScalarNode line
              ? RuleText.read(line, direction, true, mistakes)
                  .flatMap(text -> mistakes.attempt(line, () -> entry(text)))
              : Section.of(item, Shape.ACL_ENTRY, mistakes).flatMap(rule -> entry(rule, direction));
      entry.ifPresent(read -> {
        if (entries.putIfAbsent(read.number(), read) != null) {
          mistakes.at(
              item,
              "rule number "
                  + read.number()
                  + " stands twice in this direction; a number may stand once");
        }
      });
    }
    return List.copyOf(entries.values());
  }

  private static NetworkAcl.Entry entry(RuleText text) {
    return new NetworkAcl.Entry(
        Integer.parseInt(text.number()),
        text.allow(),
        TrafficText.parse(text.traffic()),
        Cidr.of(text.peer()));
  }

  private Optional<NetworkAcl.Entry> entry(Section section, FlowDirection direction) {
    String key = RuleText.preposition(direction);
    String wrongKey = RuleText.preposition(direction.reverse());
    section
        .find(wrongKey)
        .ifPresent(node ->
            mistakes.at(
                node,
                direction.wireName() + " rules say \"" + key + "\", not \"" + wrongKey + "\""));
    Optional<Traffic> allow = section.value("allow", TrafficText::parse);
    Optional<Traffic> deny = section.value("deny", TrafficText::parse);
    boolean either = section.find("allow").isPresent() != section.find("deny").isPresent();
    if (!either) {
      mistakes.at(
          section.node(), "a rule needs either \"allow\" or \"deny\", like \"allow: tcp 443\"");
      return Optional.empty();
    }
    Optional<Integer> number =
        section
            .need("rule", "rule: 100")
            .flatMap(node -> section.value(node, NetworkAclReader::number));
    Optional<Cidr> cidr =
        section.need(key, key + ": 0.0.0.0/0").flatMap(node -> section.value(node, Cidr::of));
    return allow
        .or(() -> deny)
        .flatMap(traffic ->
            number.flatMap(known ->
                cidr.flatMap(block ->
                    mistakes.attempt(
                        section.node(),
                        () ->
                            new NetworkAcl.Entry(
                                known, section.find("allow").isPresent(), traffic, block)))));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "rule number is \"" + text + "\" but must lie between 1 and 32766", notANumber);
    }
  }
}
