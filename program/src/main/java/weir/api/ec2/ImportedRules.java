package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.net.IpProtocol;
import weir.model.net.PortRange;
import weir.model.network.Network;
import weir.model.network.Peer;
import weir.model.network.PrefixList;
import weir.model.network.Traffic;
import weir.model.network.Vpc;

/// Keeps a described network's prefix lists, security groups and network ACLs as the API has them.
final class ImportedRules {
  private final Network network;

  ImportedRules(Network network) {
    this.network = network;
  }

  void put(Ec2Change change, PrefixList list) {
    boolean ipv4 = list.entries().stream().allMatch(Cidr::isIpv4);
    change.put(
        ResourceKinds.MANAGED_PREFIX_LIST,
        ManagedPrefixList.builder()
            .prefixListId(list.id())
            .prefixListName(list.name())
            .addressFamily(ipv4 ? "IPv4" : "IPv6")
            .state(PrefixListState.CREATE_COMPLETE)
            .prefixListArn(change.arn(ResourceKinds.MANAGED_PREFIX_LIST, list.id()))
            .maxEntries(Math.max(1, list.entries().size()))
            .version(1L)
            .ownerId(change.scope().accountId())
            .build());
    change.put(
        Ec2Documents.PREFIX_LIST_ENTRIES,
        list.id(),
        GetManagedPrefixListEntriesResponse.builder()
            .entries(
                list.entries().stream()
                    .map(cidr ->
                        software.amazon.awssdk.services.ec2.model.PrefixListEntry.builder()
                            .cidr(cidr.toString())
                            .build())
                    .toList())
            .build());
  }

  void put(Ec2Change change, Vpc vpc, weir.model.network.SecurityGroup group) {
    change.put(
        ResourceKinds.SECURITY_GROUP,
        SecurityGroup.builder()
            .groupId(group.id())
            .groupName(group.name())
            .description(group.name())
            .ownerId(vpc.accountId())
            .vpcId(vpc.id())
            .securityGroupArn(change.arn(ResourceKinds.SECURITY_GROUP, group.id()))
            .build());
    for (FlowDirection direction : FlowDirection.values()) {
      for (weir.model.network.SecurityGroup.Rule rule : group.rules(direction)) {
        change.put(
            ResourceKinds.SECURITY_GROUP_RULE,
            rule(rule, vpc)
                .groupId(group.id())
                .groupOwnerId(vpc.accountId())
                .isEgress(direction == FlowDirection.EGRESS)
                .securityGroupRuleArn(change.arn(ResourceKinds.SECURITY_GROUP_RULE, rule.id()))
                .build());
      }
    }
  }

  private static SecurityGroupRule.Builder rule(
      weir.model.network.SecurityGroup.Rule rule, Vpc vpc) {
    Traffic traffic = rule.traffic();
    PortRange ports = traffic.ports();
    boolean icmp = traffic.protocol() == IpProtocol.ICMP || traffic.protocol() == IpProtocol.ICMPV6;
    SecurityGroupRule.Builder document =
        SecurityGroupRule.builder()
            .securityGroupRuleId(rule.id())
            .description(rule.description().isEmpty() ? null : rule.description())
            .ipProtocol(
                traffic.protocol() == Traffic.ANY ? "-1" : IpProtocol.name(traffic.protocol()))
            .fromPort(ports != null ? ports.from() : icmp ? traffic.icmpType() : Traffic.ANY)
            .toPort(ports != null ? ports.to() : icmp ? traffic.icmpCode() : Traffic.ANY);
    return switch (rule.peer()) {
      case Peer.Block(Cidr cidr) ->
          cidr.isIpv4() ? document.cidrIpv4(cidr.toString()) : document.cidrIpv6(cidr.toString());
      case Peer.Prefixes(String list) -> document.prefixListId(list);
      case Peer.Group(String group) ->
          document.referencedGroupInfo(
              info -> info.groupId(group).userId(vpc.accountId()).vpcId(vpc.id()));
    };
  }

  /// Keeps the ACLs of a VPC with the subnets that each guards; the first one is its default.
  ///
  /// @return how many
  int putAcls(Ec2Change change, ResourceIds ids, Vpc vpc) {
    int count = 0;
    for (weir.model.network.NetworkAcl acl : network.networkAcls()) {
      if (acl.vpcId().equals(vpc.id())) {
        change.put(ResourceKinds.NETWORK_ACL, document(acl, vpc, ids, count == 0));
        count++;
      }
    }
    return count;
  }

  private NetworkAcl document(
      weir.model.network.NetworkAcl acl, Vpc vpc, ResourceIds ids, boolean isDefault) {
    List<NetworkAclEntry> entries = new ArrayList<>();
    boolean ipv6 = vpc.cidrs().stream().anyMatch(cidr -> !cidr.isIpv4());
    for (FlowDirection direction : FlowDirection.values()) {
      boolean egress = direction == FlowDirection.EGRESS;
      acl.entries(direction).forEach(entry -> entries.add(entry(entry, egress)));
      entries.add(last(NetworkAcls.FIRST_RESERVED, egress).cidrBlock("0.0.0.0/0").build());
      if (ipv6) {
        entries.add(last(NetworkAcls.FIRST_RESERVED + 1, egress).ipv6CidrBlock("::/0").build());
      }
    }
    return NetworkAcl.builder()
        .networkAclId(acl.id())
        .vpcId(vpc.id())
        .ownerId(vpc.accountId())
        .isDefault(isDefault)
        .entries(NetworkAcls.sorted(entries))
        .associations(
            network.subnets().stream()
                .filter(subnet -> subnet.networkAclId().equals(acl.id()))
                .map(subnet ->
                    NetworkAclAssociation.builder()
                        .networkAclAssociationId(ids.next("aclassoc"))
                        .networkAclId(acl.id())
                        .subnetId(subnet.id())
                        .build())
                .toList())
        .build();
  }

  private static NetworkAclEntry.Builder last(int number, boolean egress) {
    return NetworkAclEntry.builder()
        .ruleNumber(number)
        .egress(egress)
        .protocol("-1")
        .ruleAction(RuleAction.DENY);
  }

  private static NetworkAclEntry entry(weir.model.network.NetworkAcl.Entry entry, boolean egress) {
    Traffic traffic = entry.traffic();
    NetworkAclEntry.Builder document =
        NetworkAclEntry.builder()
            .ruleNumber(entry.number())
            .egress(egress)
            .protocol(Integer.toString(traffic.protocol()))
            .ruleAction(entry.allow() ? RuleAction.ALLOW : RuleAction.DENY);
    PortRange ports = traffic.ports();
    if (ports != null) {
      document.portRange(range -> range.from(ports.from()).to(ports.to()));
    }
    if (traffic.protocol() == IpProtocol.ICMP || traffic.protocol() == IpProtocol.ICMPV6) {
      document.icmpTypeCode(icmp -> icmp.type(traffic.icmpType()).code(traffic.icmpCode()));
    }
    return (entry.cidr().isIpv4()
            ? document.cidrBlock(entry.cidr().toString())
            : document.ipv6CidrBlock(entry.cidr().toString()))
        .build();
  }
}
