package weir.api.ec2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.PrefixList;
import weir.model.network.PublicAccessBlock;
import weir.model.network.Route;
import weir.model.network.RouteTarget;
import weir.model.network.SecurityGroup;
import weir.model.network.ServiceRanges;
import weir.model.network.Subnet;
import weir.model.network.Vpc;
import weir.store.state.StateView.Owned;

/// Makes the model's network of documents. What cannot be expressed, or refers to what is not
/// there, is left out and said; the rest stands.
final class NetworkBuilder {
  private final NetworkDocuments documents;
  private final Omissions omissions = new Omissions();
  private final Map<String, Vpc> vpcs = new LinkedHashMap<>();
  private final Map<String, PrefixList> prefixLists = new LinkedHashMap<>();
  private final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
  private final Map<String, NetworkAcl> acls = new LinkedHashMap<>();
  private final Map<String, Subnet> subnets = new LinkedHashMap<>();
  private final Map<String, NetworkInterface> interfaces = new LinkedHashMap<>();
  private final Map<String, TaggedAttachment> attachments = new HashMap<>();

  NetworkBuilder(NetworkDocuments documents) {
    this.documents = documents;
    documents.omissions().forEach(omissions::add);
  }

  /// A network whose interfaces are attached nowhere, with where they should be.
  record Built(
      Network.Parts parts, Map<String, TaggedAttachment> attachments, List<String> omissions) {}

  Built build(ServiceRanges ranges) {
    documents.vpcs().forEach(this::addVpc);
    documents.prefixLists().forEach(owned -> addPrefixList(owned.id()));
    addGroups();
    documents.acls().forEach(owned -> addAcl(owned.document()));
    addSubnets();
    addInterfaces();
    addRoutes();
    List<FlowLog> flowLogs = new ArrayList<>();
    documents.flowLogs().forEach(owned -> flowLog(owned).ifPresent(flowLogs::add));
    return new Built(
        new Network.Parts(
            List.copyOf(vpcs.values()),
            List.copyOf(subnets.values()),
            List.copyOf(interfaces.values()),
            List.copyOf(groups.values()),
            List.copyOf(acls.values()),
            List.copyOf(prefixLists.values()),
            flowLogs,
            ranges),
        Map.copyOf(attachments),
        omissions.sentences());
  }

  private void addVpc(Owned<software.amazon.awssdk.services.ec2.model.Vpc> owned) {
    Map<String, String> tags = documents.tagsOf(owned.id());
    omissions
        .attempt(
            owned.id(),
            () ->
                new Vpc(
                    owned.id(),
                    owned.scope().accountId(),
                    owned.scope().region(),
                    Stream.concat(
                            Vpcs.ipv4Blocks(owned.document()).stream(),
                            Vpcs.ipv6Blocks(owned.document()).stream())
                        .toList(),
                    publicAccess(owned.id(), tags),
                    WeirTags.others(tags)))
        .ifPresent(vpc -> vpcs.putIfAbsent(vpc.id(), vpc));
  }

  /// What the tag says, else what the region's options and exclusions say.
  private PublicAccessBlock publicAccess(String vpcId, Map<String, String> tags) {
    String word = tags.get(WeirTags.PUBLIC_ACCESS);
    if (word == null) {
      return documents.publicAccess().getOrDefault(vpcId, PublicAccessBlock.OFF);
    }
    for (PublicAccessBlock block : PublicAccessBlock.values()) {
      if (block.word().equals(word)) {
        return block;
      }
    }
    throw new Fault.Invalid(
        WeirTags.PUBLIC_ACCESS + " is \"" + word + "\" but must be off, ingress or bidirectional");
  }

  private void addPrefixList(String id) {
    Optional<GetManagedPrefixListEntriesResponse> entries =
        documents.prefixes().stream()
            .filter(owned -> owned.id().equals(id))
            .map(Owned::document)
            .findFirst();
    String name =
        documents.prefixLists().stream()
            .filter(owned -> owned.id().equals(id))
            .map(owned -> owned.document().prefixListName())
            .findFirst()
            .orElse(id);
    omissions
        .attempt(
            "prefix list " + id,
            () ->
                new PrefixList(
                    id,
                    name,
                    entries
                        .map(GetManagedPrefixListEntriesResponse::entries)
                        .orElse(List.of())
                        .stream()
                        .map(entry -> Cidr.of(entry.cidr()))
                        .toList()))
        .ifPresent(list -> prefixLists.putIfAbsent(id, list));
  }

  private void addGroups() {
    Map<String, List<SecurityGroupRule>> rules = new HashMap<>();
    documents
        .rules()
        .forEach(owned ->
            rules
                .computeIfAbsent(owned.document().groupId(), id -> new ArrayList<>())
                .add(owned.document()));
    RuleView view = new RuleView(documents, prefixLists.keySet(), omissions);
    for (var owned : documents.groups()) {
      List<SecurityGroupRule> own = rules.getOrDefault(owned.id(), List.of());
      omissions
          .attempt(
              owned.id(),
              () ->
                  new SecurityGroup(
                      owned.id(),
                      owned.document().vpcId(),
                      owned.document().groupName(),
                      view.rules(own, false),
                      view.rules(own, true)))
          .filter(group -> isThere(vpcs, group.vpcId(), group.id()))
          .ifPresent(group -> groups.putIfAbsent(group.id(), group));
    }
  }

  private void addAcl(software.amazon.awssdk.services.ec2.model.NetworkAcl acl) {
    RuleView view = new RuleView(documents, prefixLists.keySet(), omissions);
    omissions
        .attempt(
            acl.networkAclId(),
            () ->
                new NetworkAcl(
                    acl.networkAclId(),
                    acl.vpcId(),
                    view.entries(acl, false),
                    view.entries(acl, true)))
        .filter(made -> isThere(vpcs, made.vpcId(), made.id()))
        .ifPresent(made -> acls.putIfAbsent(made.id(), made));
  }

  private void addSubnets() {
    Map<String, String> aclOf = new HashMap<>();
    Map<String, String> defaultAclOf = new HashMap<>();
    for (var owned : documents.acls()) {
      if (Boolean.TRUE.equals(owned.document().isDefault())) {
        defaultAclOf.put(owned.document().vpcId(), owned.id());
      }
      for (NetworkAclAssociation association : owned.document().associations()) {
        aclOf.put(association.subnetId(), owned.id());
      }
    }
    for (var owned : documents.subnets()) {
      String acl = aclOf.getOrDefault(owned.id(), defaultAclOf.get(owned.document().vpcId()));
      omissions
          .attempt(
              owned.id(), () -> SubnetView.of(owned.document(), acl, documents.tagsOf(owned.id())))
          .filter(subnet -> isThere(vpcs, subnet.vpcId(), subnet.id()))
          .filter(subnet -> isThere(acls, subnet.networkAclId(), subnet.id()))
          .ifPresent(subnet -> subnets.putIfAbsent(subnet.id(), subnet));
    }
  }

  private void addInterfaces() {
    InterfaceView view = new InterfaceView(documents, groups.keySet(), omissions);
    for (var owned : documents.interfaces()) {
      omissions
          .attempt(owned.id(), () -> view.of(owned.document(), owned.scope().accountId()))
          .filter(eni -> isThere(subnets, eni.subnetId(), eni.id()))
          .ifPresent(eni -> {
            interfaces.putIfAbsent(eni.id(), eni);
            view.attachment(eni.id()).ifPresent(place -> attachments.put(eni.id(), place));
          });
    }
  }

  /// Routes come last: they may lead to interfaces.
  private void addRoutes() {
    documents
        .routes()
        .forEach((subnetId, routes) ->
            subnets.computeIfPresent(
                subnetId,
                (id, subnet) ->
                    SubnetView.with(subnet, routes.stream().map(this::known).toList())));
  }

  /// A route whose interface is not there leads nowhere.
  private Route known(Route route) {
    String eni = route.nextInterfaceId();
    return eni == null || interfaces.containsKey(eni)
        ? route
        : new Route(route.destination(), RouteTarget.BLACKHOLE, null);
  }

  private Optional<FlowLog> flowLog(
      Owned<software.amazon.awssdk.services.ec2.model.FlowLog> owned) {
    var log = owned.document();
    return omissions.attempt(
        owned.id(),
        () -> {
          requireRecorded(log.resourceId());
          return FlowLogView.of(log, owned.scope(), documents.tagsOf(owned.id()));
        });
  }

  private void requireRecorded(String id) {
    boolean there =
        vpcs.containsKey(id)
            || subnets.containsKey(id)
            || interfaces.containsKey(id)
            || interfaces.values().stream().anyMatch(eni -> id.equals(eni.owner().resourceId()));
    if (!there) {
      throw new Fault.NotFound("there is no " + id);
    }
  }

  private boolean isThere(Map<String, ?> known, String id, String referring) {
    if (!known.containsKey(id)) {
      omissions.add(referring + " is left out: there is no " + id);
      return false;
    }
    return true;
  }
}
