package weir.api.ec2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// Makes network ACLs, and keeps their entries in AWS's order.
final class NetworkAcls {
  static final int FIRST_RESERVED = 32767;
  private static final int ALLOW_IPV4 = 100;
  private static final int ALLOW_IPV6 = 101;
  private static final Comparator<NetworkAclEntry> ORDER =
      Comparator.comparing(NetworkAclEntry::egress)
          .reversed()
          .thenComparing(NetworkAclEntry::ruleNumber);

  private NetworkAcls() {}

  /// The one of every subnet that was given no other: it lets everything through.
  static NetworkAcl makeDefault(Ec2Change change, ResourceIds ids, Vpc vpc) {
    List<NetworkAclEntry> entries = new ArrayList<>(denials(vpc));
    for (boolean egress : new boolean[] {true, false}) {
      entries.add(ipv4(ALLOW_IPV4, egress, RuleAction.ALLOW));
      if (!vpc.ipv6CidrBlockAssociationSet().isEmpty()) {
        entries.add(ipv6(ALLOW_IPV6, egress, RuleAction.ALLOW));
      }
    }
    return change.put(ResourceKinds.NETWORK_ACL, of(ids, vpc, true, entries));
  }

  /// A new one: it lets nothing through.
  static NetworkAcl make(Ec2Change change, ResourceIds ids, Vpc vpc) {
    return change.put(ResourceKinds.NETWORK_ACL, of(ids, vpc, false, denials(vpc)));
  }

  private static NetworkAcl of(
      ResourceIds ids, Vpc vpc, boolean isDefault, List<NetworkAclEntry> entries) {
    return NetworkAcl.builder()
        .networkAclId(ids.next(ResourceKinds.NETWORK_ACL))
        .vpcId(vpc.vpcId())
        .ownerId(vpc.ownerId())
        .isDefault(isDefault)
        .entries(sorted(entries))
        .associations(List.of())
        .tags(List.of())
        .build();
  }

  static NetworkAcl defaultOf(Ec2View view, String vpcId) {
    return new VpcContents(view, vpcId)
        .acls().stream().filter(NetworkAcl::isDefault).findFirst().orElseThrow();
  }

  /// Egress first, each by ascending number.
  static List<NetworkAclEntry> sorted(List<NetworkAclEntry> entries) {
    return entries.stream().sorted(ORDER).toList();
  }

  private static List<NetworkAclEntry> denials(Vpc vpc) {
    List<NetworkAclEntry> entries = new ArrayList<>();
    for (boolean egress : new boolean[] {true, false}) {
      entries.add(ipv4(FIRST_RESERVED, egress, RuleAction.DENY));
      if (!vpc.ipv6CidrBlockAssociationSet().isEmpty()) {
        entries.add(ipv6(FIRST_RESERVED + 1, egress, RuleAction.DENY));
      }
    }
    return entries;
  }

  /// The ACL when its VPC gets its first IPv6 block: denied as all else, and allowed in each
  /// direction of a default ACL that nobody has modified.
  static NetworkAcl withIpv6(NetworkAcl acl) {
    List<NetworkAclEntry> entries = new ArrayList<>(acl.entries());
    for (boolean egress : new boolean[] {true, false}) {
      entries.add(ipv6(FIRST_RESERVED + 1, egress, RuleAction.DENY));
      List<NetworkAclEntry> before =
          acl.entries().stream().filter(entry -> entry.egress() == egress).toList();
      List<NetworkAclEntry> untouched =
          List.of(
              ipv4(ALLOW_IPV4, egress, RuleAction.ALLOW),
              ipv4(FIRST_RESERVED, egress, RuleAction.DENY));
      if (acl.isDefault() && before.equals(untouched)) {
        entries.add(ipv6(ALLOW_IPV6, egress, RuleAction.ALLOW));
      }
    }
    return acl.toBuilder().entries(sorted(entries)).build();
  }

  private static NetworkAclEntry ipv4(int number, boolean egress, RuleAction action) {
    return entry(number, egress, action).cidrBlock("0.0.0.0/0").build();
  }

  private static NetworkAclEntry ipv6(int number, boolean egress, RuleAction action) {
    return entry(number, egress, action).ipv6CidrBlock("::/0").build();
  }

  private static NetworkAclEntry.Builder entry(int number, boolean egress, RuleAction action) {
    return NetworkAclEntry.builder()
        .ruleNumber(number)
        .egress(egress)
        .protocol("-1")
        .ruleAction(action);
  }
}
