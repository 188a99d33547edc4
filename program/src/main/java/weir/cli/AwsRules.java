package weir.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import weir.model.flow.FlowDirection;
import weir.model.net.IpProtocol;
import weir.model.network.NetworkAcl;
import weir.model.network.Peer;
import weir.model.network.SecurityGroup;
import weir.model.network.Traffic;

/// Rules of security groups and network ACLs as options of the `aws` command line.
final class AwsRules {
  private AwsRules() {}

  /// `--ip-permissions` of `authorize-security-group-*`.
  ///
  /// @param reference what stands for an id of the description, such as `$SG_WEB`
  static String permissions(List<SecurityGroup.Rule> rules, Function<String, String> reference) {
    return rules.stream()
        .map(rule -> '"' + traffic(rule.traffic()) + peer(rule.peer(), reference) + '"')
        .collect(Collectors.joining(" "));
  }

  private static String traffic(Traffic traffic) {
    String protocol = "IpProtocol=" + protocol(traffic) + ",";
    if (isIcmp(traffic)) {
      return protocol + "FromPort=" + traffic.icmpType() + ",ToPort=" + traffic.icmpCode() + ",";
    }
    return traffic.ports() == null
        ? protocol
        : protocol + "FromPort=" + traffic.ports().from() + ",ToPort=" + traffic.ports().to() + ",";
  }

  private static String peer(Peer peer, Function<String, String> reference) {
    return switch (peer) {
      case Peer.Block block ->
          block.cidr().isIpv4()
              ? "IpRanges=[{CidrIp=" + block.cidr() + "}]"
              : "Ipv6Ranges=[{CidrIpv6=" + block.cidr() + "}]";
      case Peer.Group group ->
          "UserIdGroupPairs=[{GroupId=" + reference.apply(group.securityGroupId()) + "}]";
      case Peer.Prefixes list ->
          "PrefixListIds=[{PrefixListId=" + reference.apply(list.prefixListId()) + "}]";
    };
  }

  /// Options of `create-network-acl-entry` behind the ACL's id.
  static String entry(FlowDirection direction, NetworkAcl.Entry entry) {
    Traffic traffic = entry.traffic();
    StringBuilder options = new StringBuilder();
    options.append(direction == FlowDirection.INGRESS ? "--ingress" : "--egress");
    options.append(" --rule-number ").append(entry.number());
    options.append(" --rule-action ").append(entry.allow() ? "allow" : "deny");
    options.append(" --protocol=").append(protocol(traffic));
    if (isIcmp(traffic)) {
      options.append(" --icmp-type-code Type=").append(traffic.icmpType());
      options.append(",Code=").append(traffic.icmpCode());
    } else if (traffic.ports() != null) {
      options.append(" --port-range From=").append(traffic.ports().from());
      options.append(",To=").append(traffic.ports().to());
    }
    options.append(entry.cidr().isIpv4() ? " --cidr-block " : " --ipv6-cidr-block ");
    return options.append(entry.cidr()).toString();
  }

  private static boolean isIcmp(Traffic traffic) {
    return traffic.protocol() == IpProtocol.ICMP || traffic.protocol() == IpProtocol.ICMPV6;
  }

  private static String protocol(Traffic traffic) {
    return traffic.protocol() == IpProtocol.TCP
        ? "tcp"
        : traffic.protocol() == IpProtocol.UDP ? "udp" : String.valueOf(traffic.protocol());
  }
}
