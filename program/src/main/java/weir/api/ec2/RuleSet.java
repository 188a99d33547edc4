package weir.api.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import weir.api.protocol.ApiException;

/// The rules of one security group in one direction, during a change.
final class RuleSet {
  private static final int MOST = 60;
  private static final int LONGEST_DESCRIPTION = 255;

  private final Ec2Change change;
  private final ResourceIds ids;
  private final SecurityGroup group;
  private final boolean egress;
  private final Map<Key, SecurityGroupRule> rules = new LinkedHashMap<>();

  /// What tells two rules of a group apart.
  private record Key(RuleTraffic traffic, String peer) {}

  /// A rule as a request has it.
  record Wanted(RuleTraffic traffic, RulePeer peer, @Nullable String description) {
    private Key key() {
      return new Key(traffic, name(peer));
    }
  }

  RuleSet(Ec2Change change, ResourceIds ids, SecurityGroup group, boolean egress) {
    this.change = change;
    this.ids = ids;
    this.group = group;
    this.egress = egress;
    SecurityGroups.rulesOf(change, group.groupId()).stream()
        .filter(rule -> rule.isEgress() == egress)
        .forEach(rule -> rules.put(key(rule), rule));
  }

  /// The rules that a request's permissions stand for.
  List<Wanted> wanted(List<IpPermission> permissions) {
    Map<Key, Wanted> wanted = new LinkedHashMap<>();
    for (IpPermission permission : permissions) {
      for (Wanted one : wanted(permission)) {
        checkDescription(one.description());
        if (wanted.put(one.key(), one) != null) {
          throw Ec2Errors.invalidValue("The same permission must not appear multiple times");
        }
      }
    }
    return new ArrayList<>(wanted.values());
  }

  private List<Wanted> wanted(IpPermission permission) {
    RuleTraffic traffic =
        RuleTraffic.of(permission.ipProtocol(), permission.fromPort(), permission.toPort());
    List<Wanted> wanted = new ArrayList<>();
    for (IpRange range : permission.ipRanges()) {
      wanted.add(new Wanted(traffic, RulePeer.block(range.cidrIp(), true), range.description()));
    }
    for (Ipv6Range range : permission.ipv6Ranges()) {
      wanted.add(new Wanted(traffic, RulePeer.block(range.cidrIpv6(), false), range.description()));
    }
    for (PrefixListId list : permission.prefixListIds()) {
      wanted.add(
          new Wanted(
              traffic, RulePeer.prefixList(change, list.prefixListId()), list.description()));
    }
    for (UserIdGroupPair pair : permission.userIdGroupPairs()) {
      wanted.add(new Wanted(traffic, RulePeer.group(change, group, pair), pair.description()));
    }
    if (wanted.isEmpty()) {
      throw Ec2Errors.invalidValue(
          "The permission for protocol "
              + permission.ipProtocol()
              + " names no peer: it must have a CIDR block, a prefix list or a security group");
    }
    return wanted;
  }

  /// Adds rules, all or none.
  List<SecurityGroupRule> add(List<Wanted> wanted) {
    List<SecurityGroupRule> added = new ArrayList<>();
    for (Wanted one : wanted) {
      if (rules.containsKey(one.key())) {
        throw duplicate(one);
      }
      SecurityGroupRule rule = SecurityGroups.put(change, ids, filled(one));
      rules.put(one.key(), rule);
      added.add(rule);
    }
    checkQuota();
    return added;
  }

  /// Puts a rule in the place of another, which keeps its id.
  void replace(SecurityGroupRule before, Wanted wanted) {
    checkDescription(wanted.description());
    rules.remove(key(before));
    if (rules.containsKey(wanted.key())) {
      throw duplicate(wanted);
    }
    SecurityGroupRule rule =
        filled(wanted)
            .securityGroupRuleId(before.securityGroupRuleId())
            .securityGroupRuleArn(before.securityGroupRuleArn())
            .build();
    rules.put(wanted.key(), change.put(ResourceKinds.SECURITY_GROUP_RULE, rule));
    checkQuota();
  }

  /// The kept rule that a request means.
  SecurityGroupRule kept(Wanted wanted) {
    SecurityGroupRule rule = rules.get(wanted.key());
    if (rule == null) {
      throw ApiException.badRequest(
          "InvalidPermission.NotFound",
          "The specified rule does not exist in this security group.");
    }
    return rule;
  }

  /// The kept rule with an id.
  SecurityGroupRule kept(String ruleId) {
    return rules.values().stream()
        .filter(rule -> rule.securityGroupRuleId().equals(ruleId))
        .findFirst()
        .orElseThrow(() ->
            ResourceKinds.SECURITY_GROUP_RULE.notFound(
                List.of(ResourceKinds.SECURITY_GROUP_RULE.wellFormed(ruleId))));
  }

  void remove(SecurityGroupRule rule) {
    rules.remove(key(rule));
    change.remove(ResourceKinds.SECURITY_GROUP_RULE, rule.securityGroupRuleId());
  }

  /// Gives rules other descriptions, named by what they allow or by their ids.
  ///
  /// @throws ApiException InvalidParameterCombination for both or neither
  void describe(List<IpPermission> permissions, List<SecurityGroupRuleDescription> byId) {
    if (permissions.isEmpty() == byId.isEmpty()) {
      throw Ec2Errors.combination(
          "A call takes exactly one of ipPermissions and securityGroupRuleDescriptions.");
    }
    wanted(permissions).forEach(wanted -> describe(kept(wanted), wanted.description()));
    for (SecurityGroupRuleDescription one : byId) {
      if (one.securityGroupRuleId() == null) {
        throw Ec2Errors.missing("securityGroupRuleId");
      }
      describe(kept(one.securityGroupRuleId()), one.description());
    }
  }

  void describe(SecurityGroupRule rule, @Nullable String description) {
    checkDescription(description);
    SecurityGroupRule described = rule.toBuilder().description(description).build();
    rules.put(key(rule), change.put(ResourceKinds.SECURITY_GROUP_RULE, described));
  }

  private SecurityGroupRule.Builder filled(Wanted wanted) {
    SecurityGroupRule.Builder rule =
        SecurityGroupRule.builder()
            .groupId(group.groupId())
            .groupOwnerId(group.ownerId())
            .isEgress(egress)
            .ipProtocol(wanted.traffic().protocol())
            .fromPort(wanted.traffic().from())
            .toPort(wanted.traffic().to())
            .description(wanted.description());
    wanted.peer().into(rule);
    return rule;
  }

  /// AWS counts rules about IPv4 and rules about IPv6 separately; those that may be about both, in
  /// both.
  private void checkQuota() {
    int ipv4 = 0;
    int ipv6 = 0;
    for (SecurityGroupRule rule : rules.values()) {
      int weight =
          rule.prefixListId() == null
              ? 1
              : RulePeer.prefixList(change, rule.prefixListId()).weight();
      ipv4 += rule.cidrIpv6() == null ? weight : 0;
      ipv6 += rule.cidrIpv4() == null ? weight : 0;
    }
    if (Math.max(ipv4, ipv6) > MOST) {
      throw ApiException.badRequest(
          "RulesPerSecurityGroupLimitExceeded",
          "The maximum number of rules per security group has been reached.");
    }
  }

  private static ApiException duplicate(Wanted wanted) {
    RuleTraffic traffic = wanted.traffic();
    String protocol = traffic.protocol().equals("-1") ? "ALL" : traffic.protocol();
    String ports =
        traffic.from() == -1 ? "" : ", from port: " + traffic.from() + ", to port: " + traffic.to();
    return ApiException.badRequest(
        "InvalidPermission.Duplicate",
        "the specified rule \"peer: "
            + name(wanted.peer())
            + ", "
            + protocol.toUpperCase(Locale.ROOT)
            + ports
            + ", ALLOW\" already exists");
  }

  private static void checkDescription(@Nullable String description) {
    if (description != null && description.length() > LONGEST_DESCRIPTION) {
      throw Ec2Errors.invalidValue(
          "Invalid rule description. Rule descriptions must be under 256 characters in length.");
    }
  }

  private static Key key(SecurityGroupRule rule) {
    return new Key(
        new RuleTraffic(rule.ipProtocol(), rule.fromPort(), rule.toPort()),
        name(RulePeer.of(rule)));
  }

  private static String name(RulePeer peer) {
    return switch (peer) {
      case RulePeer.Block block -> block.cidr().toString();
      case RulePeer.PrefixList list -> list.id();
      case RulePeer.Group group -> group.id();
    };
  }
}
