package weir.api.ec2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import weir.model.network.PublicAccessBlock;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateView;
import weir.store.state.StateView.Owned;

/// The documents of all accounts and regions that a network is made of, as they were at one moment.
///
/// @param routeTables with routes that say whether what they lead to is there now
/// @param prefixLists AWS's own too
/// @param publicAccess what VPC Block Public Access forbids, by the id of the VPC
/// @param tags by the id of the resource
record NetworkDocuments(
    List<Owned<Vpc>> vpcs,
    List<Owned<Subnet>> subnets,
    List<Owned<NetworkInterface>> interfaces,
    List<Owned<SecurityGroup>> groups,
    List<Owned<SecurityGroupRule>> rules,
    List<Owned<NetworkAcl>> acls,
    List<Owned<RouteTable>> routeTables,
    List<Owned<NatGateway>> natGateways,
    List<Owned<VpcEndpoint>> endpoints,
    List<Owned<VpcPeeringConnection>> peerings,
    List<Owned<ManagedPrefixList>> prefixLists,
    List<Owned<GetManagedPrefixListEntriesResponse>> prefixes,
    List<Owned<FlowLog>> flowLogs,
    Map<String, PublicAccessBlock> publicAccess,
    Map<String, Map<String, String>> tags) {
  private static final List<DocumentKind<?>> KINDS =
      List.of(
          Ec2Documents.VPC,
          Ec2Documents.SUBNET,
          Ec2Documents.NETWORK_INTERFACE,
          Ec2Documents.SECURITY_GROUP,
          Ec2Documents.SECURITY_GROUP_RULE,
          Ec2Documents.NETWORK_ACL,
          Ec2Documents.ROUTE_TABLE,
          Ec2Documents.INTERNET_GATEWAY,
          Ec2Documents.EGRESS_ONLY_INTERNET_GATEWAY,
          Ec2Documents.VPN_GATEWAY,
          Ec2Documents.NAT_GATEWAY,
          Ec2Documents.TRANSIT_GATEWAY_VPC_ATTACHMENT,
          Ec2Documents.PUBLIC_ACCESS_EXCLUSION,
          RoutingDocuments.PUBLIC_ACCESS_OPTIONS,
          Ec2Documents.VPC_ENDPOINT,
          Ec2Documents.VPC_PEERING_CONNECTION,
          Ec2Documents.MANAGED_PREFIX_LIST,
          Ec2Documents.PREFIX_LIST_ENTRIES,
          Ec2Documents.FLOW_LOG,
          Ec2Documents.TAGS);

  static NetworkDocuments read(StateView view) {
    Map<String, Map<String, String>> tags = new HashMap<>();
    for (Owned<TagSpecification> owned : view.everywhere(Ec2Documents.TAGS)) {
      Map<String, String> ofResource = new HashMap<>();
      for (Tag tag : owned.document().tags()) {
        ofResource.put(tag.key(), tag.value() == null ? "" : tag.value());
      }
      tags.put(owned.id(), ofResource);
    }
    return new NetworkDocuments(
        view.everywhere(Ec2Documents.VPC),
        view.everywhere(Ec2Documents.SUBNET),
        view.everywhere(Ec2Documents.NETWORK_INTERFACE),
        view.everywhere(Ec2Documents.SECURITY_GROUP),
        view.everywhere(Ec2Documents.SECURITY_GROUP_RULE),
        view.everywhere(Ec2Documents.NETWORK_ACL),
        routeTables(view),
        view.everywhere(Ec2Documents.NAT_GATEWAY),
        view.everywhere(Ec2Documents.VPC_ENDPOINT),
        view.everywhere(Ec2Documents.VPC_PEERING_CONNECTION),
        prefixLists(view),
        prefixes(view),
        view.everywhere(Ec2Documents.FLOW_LOG),
        publicAccess(view),
        tags);
  }

  private static List<Owned<RouteTable>> routeTables(StateView view) {
    return view.everywhere(Ec2Documents.ROUTE_TABLE).stream()
        .map(owned -> {
          Ec2View place = new Ec2View(view, owned.scope());
          RouteTable shown = RouteTableAssociations.shown(place, owned.document());
          return new Owned<>(owned.scope(), owned.id(), shown);
        })
        .toList();
  }

  private static List<Owned<ManagedPrefixList>> prefixLists(StateView view) {
    List<Owned<ManagedPrefixList>> all =
        new ArrayList<>(view.everywhere(Ec2Documents.MANAGED_PREFIX_LIST));
    for (Scope scope : scopes(view)) {
      AwsPrefixList.of(scope.region())
          .forEach(list -> all.add(new Owned<>(scope, list.id(), list.managed())));
    }
    return all;
  }

  private static List<Owned<GetManagedPrefixListEntriesResponse>> prefixes(StateView view) {
    List<Owned<GetManagedPrefixListEntriesResponse>> all =
        new ArrayList<>(view.everywhere(Ec2Documents.PREFIX_LIST_ENTRIES));
    for (Scope scope : scopes(view)) {
      AwsPrefixList.of(scope.region())
          .forEach(list -> all.add(new Owned<>(scope, list.id(), list.entries())));
    }
    return all;
  }

  private static Map<String, PublicAccessBlock> publicAccess(StateView view) {
    Map<String, PublicAccessBlock> blocks = new HashMap<>();
    view.everywhere(Ec2Documents.VPC)
        .forEach(
            vpc -> blocks.put(vpc.id(), PublicAccess.of(new Ec2View(view, vpc.scope()), vpc.id())));
    return blocks;
  }

  /// The accounts and regions that have VPCs.
  private static Set<Scope> scopes(StateView view) {
    return view.everywhere(Ec2Documents.VPC).stream()
        .map(Owned::scope)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether a change of these kinds is a change of the network.
  static boolean touchedBy(Set<String> kinds) {
    return KINDS.stream().anyMatch(kind -> kinds.contains(kind.name()));
  }

  Map<String, String> tagsOf(String id) {
    return tags.getOrDefault(id, Map.of());
  }
}
