package weir.api.ec2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.model.network.PublicAccessBlock;
import weir.model.network.Route;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateView;
import weir.store.state.StateView.Owned;

/// The documents that a network is made of, as they were at one moment.
///
/// @param tags by the id of the resource
/// @param routes by subnet
/// @param publicAccess what is forbidden, by VPC
/// @param omissions what could not be expressed
record NetworkDocuments(
    List<Owned<Vpc>> vpcs,
    List<Owned<Subnet>> subnets,
    List<Owned<NetworkInterface>> interfaces,
    List<Owned<SecurityGroup>> groups,
    List<Owned<SecurityGroupRule>> rules,
    List<Owned<NetworkAcl>> acls,
    List<Owned<NatGateway>> natGateways,
    List<Owned<ManagedPrefixList>> prefixLists,
    List<Owned<GetManagedPrefixListEntriesResponse>> prefixes,
    List<Owned<FlowLog>> flowLogs,
    Map<String, Map<String, String>> tags,
    Map<String, List<Route>> routes,
    Map<String, PublicAccessBlock> publicAccess,
    List<String> omissions) {
  private static final List<DocumentKind<?>> KINDS =
      List.of(
          Ec2Documents.VPC,
          Ec2Documents.SUBNET,
          Ec2Documents.NETWORK_INTERFACE,
          Ec2Documents.SECURITY_GROUP,
          Ec2Documents.SECURITY_GROUP_RULE,
          Ec2Documents.NETWORK_ACL,
          Ec2Documents.ROUTE_TABLE,
          Ec2Documents.NAT_GATEWAY,
          Ec2Documents.VPC_ENDPOINT,
          Ec2Documents.VPC_PEERING_CONNECTION,
          Ec2Documents.TRANSIT_GATEWAY_VPC_ATTACHMENT,
          Ec2Documents.INTERNET_GATEWAY,
          Ec2Documents.PUBLIC_ACCESS_EXCLUSION,
          RoutingDocuments.PUBLIC_ACCESS_OPTIONS,
          Ec2Documents.MANAGED_PREFIX_LIST,
          Ec2Documents.PREFIX_LIST_ENTRIES,
          Ec2Documents.FLOW_LOG,
          Ec2Documents.TAGS);

  static NetworkDocuments read(StateView view) {
    return read(view, scope -> true);
  }

  /// Of some accounts and regions only.
  static NetworkDocuments read(StateView all, Predicate<Scope> whose) {
    StateView view = new Some(all, whose);
    Map<String, Map<String, String>> tags = new HashMap<>();
    for (Owned<TagSpecification> owned : view.everywhere(Ec2Documents.TAGS)) {
      Map<String, String> ofResource = new HashMap<>();
      for (Tag tag : owned.document().tags()) {
        ofResource.put(tag.key(), tag.value() == null ? "" : tag.value());
      }
      tags.put(owned.id(), ofResource);
    }
    Omissions omissions = new Omissions();
    Map<String, List<Route>> routes = new HashMap<>();
    for (Owned<Subnet> subnet : view.everywhere(Ec2Documents.SUBNET)) {
      omissions
          .attempt(
              "the route table of " + subnet.id(),
              () -> SubnetRoutes.of(view, subnet.scope(), subnet.document()))
          .ifPresent(found -> routes.put(subnet.id(), found));
    }
    Map<String, PublicAccessBlock> publicAccess = new HashMap<>();
    for (Owned<Vpc> vpc : view.everywhere(Ec2Documents.VPC)) {
      publicAccess.put(vpc.id(), PublicAccess.of(new Ec2View(view, vpc.scope()), vpc.id()));
    }
    return new NetworkDocuments(
        view.everywhere(Ec2Documents.VPC),
        view.everywhere(Ec2Documents.SUBNET),
        view.everywhere(Ec2Documents.NETWORK_INTERFACE),
        view.everywhere(Ec2Documents.SECURITY_GROUP),
        view.everywhere(Ec2Documents.SECURITY_GROUP_RULE),
        view.everywhere(Ec2Documents.NETWORK_ACL),
        view.everywhere(Ec2Documents.NAT_GATEWAY),
        view.everywhere(Ec2Documents.MANAGED_PREFIX_LIST),
        view.everywhere(Ec2Documents.PREFIX_LIST_ENTRIES),
        view.everywhere(Ec2Documents.FLOW_LOG),
        tags,
        routes,
        publicAccess,
        omissions.sentences());
  }

  /// What belongs to some accounts and regions.
  private record Some(StateView all, Predicate<Scope> whose) implements StateView {
    @Override
    public <T> Optional<T> find(DocumentKind<T> kind, Scope scope, String id) {
      return all.find(kind, scope, id);
    }

    @Override
    public <T> List<T> all(DocumentKind<T> kind, Scope scope) {
      return all.all(kind, scope);
    }

    @Override
    public <T> List<T> all(DocumentKind<T> kind, Scope scope, String prefix) {
      return all.all(kind, scope, prefix);
    }

    @Override
    public List<String> ids(DocumentKind<?> kind, Scope scope, String prefix) {
      return all.ids(kind, scope, prefix);
    }

    @Override
    public <T> void scan(
        DocumentKind<T> kind, Scope scope, String prefix, String after, Visitor<T> visitor) {
      all.scan(kind, scope, prefix, after, visitor);
    }

    @Override
    public <T> List<Owned<T>> everywhere(DocumentKind<T> kind) {
      return all.everywhere(kind).stream().filter(owned -> whose.test(owned.scope())).toList();
    }
  }

  /// Whether a change of these kinds is a change of the network.
  static boolean touchedBy(Set<String> kinds) {
    return KINDS.stream().anyMatch(kind -> kinds.contains(kind.name()));
  }

  Map<String, String> tagsOf(String id) {
    return tags.getOrDefault(id, Map.of());
  }
}
