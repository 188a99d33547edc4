package weir.store.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.model.flow.FlowDirection;
import weir.model.net.IpProtocol;
import weir.model.net.PortRange;
import weir.model.network.NetworkAcl;
import weir.model.network.Peer;
import weir.model.network.SecurityGroup;
import weir.model.network.Traffic;

/// Writes security groups and network ACLs as sections of a description.
final class RuleSections {
  /// @param standard whether it is the one of subnets that name none
  Map<String, Object> acl(NetworkAcl acl, boolean standard) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("id", acl.id());
    if (standard) {
      section.put("name", "default");
    }
    for (FlowDirection direction : FlowDirection.values()) {
      section.put(
          direction.wireName(),
          acl.entries(direction).stream().map(entry -> entry(entry, direction)).toList());
    }
    return section;
  }

  private static Map<String, Object> entry(NetworkAcl.Entry entry, FlowDirection direction) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("rule", entry.number());
    section.put(entry.allow() ? "allow" : "deny", text(entry.traffic()));
    section.put(RuleText.preposition(direction), entry.cidr().toString());
    return section;
  }

  Map<String, Object> group(SecurityGroup group) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("id", group.id());
    section.put("name", group.name());
    for (FlowDirection direction : FlowDirection.values()) {
      List<Object> rules = new ArrayList<>();
      group.rules(direction).forEach(rule -> rules.add(rule(rule, direction)));
      section.put(direction.wireName(), rules);
    }
    return section;
  }

  private static Map<String, Object> rule(SecurityGroup.Rule rule, FlowDirection direction) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("id", rule.id());
    section.put("allow", text(rule.traffic()));
    section.put(
        RuleText.preposition(direction),
        switch (rule.peer()) {
          case Peer.Block block -> block.cidr().toString();
          case Peer.Group other -> other.securityGroupId();
          case Peer.Prefixes list -> list.prefixListId();
        });
    NetworkFileWriter.put(
        section, "description", rule.description().isEmpty() ? null : rule.description());
    return section;
  }

  /// What [TrafficText] reads.
  private static String text(Traffic traffic) {
    return switch (traffic.protocol()) {
      case Traffic.ANY -> "all";
      case IpProtocol.TCP, IpProtocol.UDP -> {
        PortRange ports = traffic.ports();
        yield IpProtocol.name(traffic.protocol())
            + (ports == null || ports.equals(PortRange.ALL) ? "" : " " + ports);
      }
      case IpProtocol.ICMP, IpProtocol.ICMPV6 ->
          IpProtocol.name(traffic.protocol())
              + (traffic.icmpType() == Traffic.ANY ? "" : " type " + traffic.icmpType())
              + (traffic.icmpType() == Traffic.ANY || traffic.icmpCode() == Traffic.ANY
                  ? ""
                  : " code " + traffic.icmpCode());
      default -> Integer.toString(traffic.protocol());
    };
  }
}
