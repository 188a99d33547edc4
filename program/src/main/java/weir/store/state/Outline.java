package weir.store.state;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import weir.model.network.ResourceId;

/// The sections of a description as they nest, every resource declared: the first of two passes,
/// after which references can be resolved.
record Outline(
    Section root, List<Section> prefixLists, List<VpcOutline> vpcs, List<Section> flowLogs) {
  /// A VPC's sections.
  ///
  /// @param groupId the security group of interfaces that name none
  /// @param aclId the network ACL of subnets that name none
  record VpcOutline(
      Section section,
      Names.Declared declared,
      String groupId,
      List<Section> groups,
      String aclId,
      List<Section> acls,
      List<SubnetOutline> subnets) {}

  record SubnetOutline(Section section, Names.Declared declared, List<Section> interfaces) {}

  static Outline of(Section root, Names names) {
    List<Section> prefixLists = root.sections("prefix-lists", Shape.PREFIX_LIST);
    prefixLists.forEach(list -> names.declare(ResourceKind.PREFIX_LIST, "", "", list));
    List<VpcOutline> vpcs = new ArrayList<>();
    root.sections("vpcs", Shape.VPC).forEach(vpc -> vpcs.add(vpc(vpc, names)));
    List<Section> flowLogs = root.sections("flow-logs", Shape.FLOW_LOG);
    for (Section flowLog : flowLogs) {
      String resource = flowLog.find("resource").map(Outline::shown).orElse("");
      if (flowLog.find("id").isEmpty() && flowLog.find("name").isEmpty()) {
        names.declareUnnamed(ResourceKind.FLOW_LOG, resource, flowLog);
      } else {
        names.declare(ResourceKind.FLOW_LOG, "", "", flowLog);
      }
    }
    return new Outline(root, prefixLists, vpcs, flowLogs);
  }

  private static String shown(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static VpcOutline vpc(Section section, Names names) {
    Names.Declared vpc = names.declare(ResourceKind.VPC, "", "", section);
    String path = vpc.name() + "/";
    List<Section> acls = section.sections("network-acls", Shape.NETWORK_ACL);
    acls.forEach(acl -> names.declare(ResourceKind.NETWORK_ACL, vpc.id(), path, acl));
    List<Section> groups = section.sections("security-groups", Shape.SECURITY_GROUP);
    groups.forEach(group -> names.declare(ResourceKind.SECURITY_GROUP, vpc.id(), path, group));
    List<SubnetOutline> subnets = new ArrayList<>();
    for (Section subnet : section.sections("subnets", Shape.SUBNET)) {
      Names.Declared declared = names.declare(ResourceKind.SUBNET, vpc.id(), path, subnet);
      List<Section> interfaces = subnet.sections("interfaces", Shape.INTERFACE);
      interfaces.forEach(eni ->
          names.declare(ResourceKind.INTERFACE, vpc.id(), path + declared.name() + "/", eni));
      subnets.add(new SubnetOutline(subnet, declared, interfaces));
    }
    return new VpcOutline(
        section,
        vpc,
        defaultId(ResourceKind.SECURITY_GROUP, vpc, names),
        groups,
        defaultId(ResourceKind.NETWORK_ACL, vpc, names),
        acls,
        subnets);
  }

  /// The resource named `default`: the description's own, else the one that AWS makes.
  private static String defaultId(ResourceKind kind, Names.Declared vpc, Names names) {
    return names
        .find(List.of(kind), vpc.id(), "default")
        .filter(found -> found.vpcId().equals(vpc.id()))
        .orElseGet(() -> {
          String id =
              ResourceId.require(
                  kind.idPrefix(), DerivedId.of(kind.idPrefix(), vpc.id() + "/default"));
          return names.declareImplicit(new Names.Declared(kind, id, "default", vpc.id()));
        })
        .id();
  }
}
