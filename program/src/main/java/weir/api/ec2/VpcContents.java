package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/// What stands in a VPC: the pieces that it was born with, and what users put there.
final class VpcContents {
  private final Ec2View view;
  private final String vpcId;

  VpcContents(Ec2View view, String vpcId) {
    this.view = view;
    this.vpcId = vpcId;
  }

  /// Whether there is nothing but the pieces that it was born with.
  boolean isBare() {
    return view.all(ResourceKinds.SUBNET).stream().noneMatch(it -> vpcId.equals(it.vpcId()))
        && groups().stream().allMatch(group -> group.groupName().equals("default"))
        && acls().stream().allMatch(NetworkAcl::isDefault)
        && tables().stream().allMatch(VpcContents::isMain)
        && !hasGateway()
        && view.all(ResourceKinds.VPC_ENDPOINT).stream().noneMatch(it -> vpcId.equals(it.vpcId()));
  }

  private boolean hasGateway() {
    return view.all(ResourceKinds.INTERNET_GATEWAY).stream()
            .flatMap(gateway -> gateway.attachments().stream())
            .anyMatch(attachment -> vpcId.equals(attachment.vpcId()))
        || view.all(ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY).stream()
            .flatMap(gateway -> gateway.attachments().stream())
            .anyMatch(attachment -> vpcId.equals(attachment.vpcId()));
  }

  void removeDefaults(Ec2Change change) {
    for (SecurityGroup group : groups()) {
      for (SecurityGroupRule rule : SecurityGroups.rulesOf(change, group.groupId())) {
        change.remove(ResourceKinds.SECURITY_GROUP_RULE, rule.securityGroupRuleId());
      }
      change.remove(ResourceKinds.SECURITY_GROUP, group.groupId());
    }
    acls().forEach(acl -> change.remove(ResourceKinds.NETWORK_ACL, acl.networkAclId()));
    tables().forEach(table -> change.remove(ResourceKinds.ROUTE_TABLE, table.routeTableId()));
  }

  private List<SecurityGroup> groups() {
    return view.all(ResourceKinds.SECURITY_GROUP).stream()
        .filter(group -> group.vpcId().equals(vpcId))
        .toList();
  }

  List<NetworkAcl> acls() {
    return view.all(ResourceKinds.NETWORK_ACL).stream()
        .filter(acl -> acl.vpcId().equals(vpcId))
        .toList();
  }

  List<RouteTable> tables() {
    return view.all(ResourceKinds.ROUTE_TABLE).stream()
        .filter(table -> table.vpcId().equals(vpcId))
        .toList();
  }

  private static boolean isMain(RouteTable table) {
    return table.associations().stream()
        .map(RouteTableAssociation::main)
        .anyMatch(Boolean.TRUE::equals);
  }
}
