package weir.api.ec2;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import weir.model.net.Cidr;
import weir.store.state.Scope;

/// The other side of a security group rule: a block, a prefix list, or the members of a group.
sealed interface RulePeer {
  void into(SecurityGroupRule.Builder rule);

  /// How many entries it adds to the group's quota.
  default int weight() {
    return 1;
  }

  /// @param cidr its host bits are zero
  record Block(Cidr cidr) implements RulePeer {
    @Override
    public void into(SecurityGroupRule.Builder rule) {
      if (cidr.isIpv4()) {
        rule.cidrIpv4(cidr.toString());
      } else {
        rule.cidrIpv6(cidr.toString());
      }
    }
  }

  /// @param weight entries that the list may have
  record PrefixList(String id, int weight) implements RulePeer {
    @Override
    public void into(SecurityGroupRule.Builder rule) {
      rule.prefixListId(id);
    }
  }

  /// @param ownerId account of the group
  record Group(String id, String ownerId, String vpcId) implements RulePeer {
    @Override
    public void into(SecurityGroupRule.Builder rule) {
      rule.referencedGroupInfo(
          ReferencedSecurityGroup.builder().groupId(id).userId(ownerId).vpcId(vpcId).build());
    }
  }

  /// @param ipv4 whether the request named it as an IPv4 block
  static RulePeer block(@Nullable String text, boolean ipv4) {
    Cidr cidr =
        (text == null ? Optional.<Cidr>empty() : CidrBlocks.find(text))
            .filter(block -> block.isIpv4() == ipv4)
            .orElseThrow(() -> Ec2Errors.invalidValue("CIDR block " + text + " is malformed"));
    return new Block(cidr);
  }

  static RulePeer prefixList(Ec2View view, @Nullable String id) {
    if (id == null) {
      throw Ec2Errors.missing("prefixListId");
    }
    ManagedPrefixList list = view.require(ResourceKinds.MANAGED_PREFIX_LIST, id);
    return new PrefixList(id, list.maxEntries() == null ? 1 : list.maxEntries());
  }

  /// A group by id, of any account of the region, or by name in the VPC of the rule's group.
  static RulePeer group(Ec2View view, SecurityGroup of, UserIdGroupPair pair) {
    String id = pair.groupId();
    if (id == null) {
      if (pair.groupName() == null) {
        throw Ec2Errors.missing("groupId");
      }
      SecurityGroup named = SecurityGroups.named(view, of.vpcId(), pair.groupName());
      return new Group(named.groupId(), named.ownerId(), named.vpcId());
    }
    ResourceKinds.SECURITY_GROUP.wellFormed(id);
    String owner = pair.userId() == null ? view.scope().accountId() : pair.userId();
    SecurityGroup found =
        view.state()
            .find(Ec2Documents.SECURITY_GROUP, new Scope(owner, view.scope().region()), id)
            .orElseThrow(() -> ResourceKinds.SECURITY_GROUP.notFound(List.of(id)));
    return new Group(found.groupId(), found.ownerId(), found.vpcId());
  }

  /// The peer of a rule that is kept.
  static RulePeer of(SecurityGroupRule rule) {
    if (rule.cidrIpv4() != null) {
      return new Block(Cidr.of(rule.cidrIpv4()));
    }
    if (rule.cidrIpv6() != null) {
      return new Block(Cidr.of(rule.cidrIpv6()));
    }
    if (rule.prefixListId() != null) {
      return new PrefixList(rule.prefixListId(), 1);
    }
    ReferencedSecurityGroup group = rule.referencedGroupInfo();
    return new Group(group.groupId(), group.userId(), group.vpcId());
  }
}
