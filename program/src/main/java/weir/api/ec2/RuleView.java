package weir.api.ec2;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.network.NetworkAcl;
import weir.model.network.Peer;
import weir.model.network.SecurityGroup;

/// The rules of security groups and network ACLs in the model's words. One that cannot be expressed
/// is left out and said.
///
/// @param prefixLists ids of those that rules may name
record RuleView(NetworkDocuments documents, Set<String> prefixLists, Omissions omissions) {
  /// The rules of one direction.
  List<SecurityGroup.Rule> rules(List<SecurityGroupRule> rules, boolean egress) {
    return rules.stream()
        .filter(rule -> Boolean.TRUE.equals(rule.isEgress()) == egress)
        .flatMap(rule ->
            omissions
                .attempt(
                    "security group rule " + rule.securityGroupRuleId(),
                    () ->
                        new SecurityGroup.Rule(
                            rule.securityGroupRuleId(),
                            ViewedTraffic.of(rule),
                            peer(rule),
                            rule.description() == null ? "" : rule.description()))
                .stream())
        .toList();
  }

  private Peer peer(SecurityGroupRule rule) {
    if (rule.cidrIpv4() != null) {
      return new Peer.Block(Cidr.of(rule.cidrIpv4()));
    }
    if (rule.cidrIpv6() != null) {
      return new Peer.Block(Cidr.of(rule.cidrIpv6()));
    }
    if (rule.prefixListId() != null) {
      if (!prefixLists.contains(rule.prefixListId())) {
        throw new Fault.NotFound("there is no prefix list " + rule.prefixListId());
      }
      return new Peer.Prefixes(rule.prefixListId());
    }
    String group = rule.referencedGroupInfo() == null ? null : rule.referencedGroupInfo().groupId();
    if (documents.groups().stream().noneMatch(owned -> owned.id().equals(group))) {
      throw new Fault.NotFound("there is no security group " + group);
    }
    return new Peer.Group(String.valueOf(group));
  }

  /// The entries of one direction, without the last one that denies everything.
  List<NetworkAcl.Entry> entries(
      software.amazon.awssdk.services.ec2.model.NetworkAcl acl, boolean egress) {
    return acl.entries().stream()
        .filter(entry -> Boolean.TRUE.equals(entry.egress()) == egress)
        .filter(entry -> entry.ruleNumber() < NetworkAcls.FIRST_RESERVED)
        .flatMap(entry ->
            omissions
                .attempt(
                    "rule " + entry.ruleNumber() + " of " + acl.networkAclId(),
                    () ->
                        new NetworkAcl.Entry(
                            entry.ruleNumber(),
                            entry.ruleAction() == RuleAction.ALLOW,
                            ViewedTraffic.of(entry),
                            block(entry)))
                .stream())
        .toList();
  }

  private static Cidr block(NetworkAclEntry entry) {
    return Cidr.of(
        entry.cidrBlock() != null ? entry.cidrBlock() : String.valueOf(entry.ipv6CidrBlock()));
  }
}
