package weir.api.ec2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/// Shows rules in their older form: permissions, each a kind of traffic with its peers.
final class Permissions {
  private Permissions() {}

  /// Completes any number of groups with their permissions; reads the rules once.
  static UnaryOperator<SecurityGroup> completing(Ec2View view) {
    Map<String, List<SecurityGroupRule>> byGroup = new HashMap<>();
    for (SecurityGroupRule rule : view.all(ResourceKinds.SECURITY_GROUP_RULE)) {
      byGroup.computeIfAbsent(rule.groupId(), id -> new ArrayList<>()).add(rule);
    }
    return group -> {
      Map<Boolean, List<SecurityGroupRule>> byDirection =
          byGroup.getOrDefault(group.groupId(), List.of()).stream()
              .collect(Collectors.partitioningBy(SecurityGroupRule::isEgress));
      return group.toBuilder()
          .ipPermissions(of(byDirection.getOrDefault(false, List.of())))
          .ipPermissionsEgress(of(byDirection.getOrDefault(true, List.of())))
          .build();
    };
  }

  static List<IpPermission> of(List<SecurityGroupRule> rules) {
    Map<RuleTraffic, List<SecurityGroupRule>> byTraffic = new LinkedHashMap<>();
    for (SecurityGroupRule rule : rules) {
      RuleTraffic traffic = new RuleTraffic(rule.ipProtocol(), rule.fromPort(), rule.toPort());
      byTraffic.computeIfAbsent(traffic, known -> new ArrayList<>()).add(rule);
    }
    List<IpPermission> permissions = new ArrayList<>();
    byTraffic.forEach((traffic, same) -> permissions.add(permission(traffic, same)));
    return permissions;
  }

  private static IpPermission permission(RuleTraffic traffic, List<SecurityGroupRule> rules) {
    List<IpRange> ipv4 = new ArrayList<>();
    List<Ipv6Range> ipv6 = new ArrayList<>();
    List<PrefixListId> lists = new ArrayList<>();
    List<UserIdGroupPair> groups = new ArrayList<>();
    for (SecurityGroupRule rule : rules) {
      String description = rule.description();
      switch (RulePeer.of(rule)) {
        case RulePeer.Block(var cidr) when cidr.isIpv4() ->
            ipv4.add(IpRange.builder().cidrIp(cidr.toString()).description(description).build());
        case RulePeer.Block(var cidr) ->
            ipv6.add(
                Ipv6Range.builder().cidrIpv6(cidr.toString()).description(description).build());
        case RulePeer.PrefixList(var id, var _) ->
            lists.add(PrefixListId.builder().prefixListId(id).description(description).build());
        case RulePeer.Group(var id, var owner, var _) ->
            groups.add(
                UserIdGroupPair.builder()
                    .groupId(id)
                    .userId(owner)
                    .description(description)
                    .build());
      }
    }
    boolean numbered = traffic.protocol().matches("tcp|udp|icmp|icmpv6");
    return IpPermission.builder()
        .ipProtocol(traffic.protocol())
        .fromPort(numbered ? traffic.from() : null)
        .toPort(numbered ? traffic.to() : null)
        .ipRanges(ipv4)
        .ipv6Ranges(ipv6)
        .prefixListIds(lists)
        .userIdGroupPairs(groups)
        .build();
  }
}
