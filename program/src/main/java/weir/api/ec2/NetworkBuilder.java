package weir.api.ec2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;
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
                      rules(own, false),
                      rules(own, true)))
          .filter(group -> isThere(vpcs, group.vpcId(), group.id()))
          .ifPresent(group -> groups.putIfAbsent(group.id(), group));
    }
  }

  private List<SecurityGroup.Rule> rules(List<SecurityGroupRule> rules, boolean egress) {
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
      if (!prefixLists.containsKey(rule.prefixListId())) {
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

  private void addAcl(software.amazon.awssdk.services.ec2.model.NetworkAcl acl) {
    omissions
        .attempt(
            acl.networkAclId(),
            () ->
                new NetworkAcl(
                    acl.networkAclId(), acl.vpcId(), entries(acl, false), entries(acl, true)))
        .filter(made -> isThere(vpcs, made.vpcId(), made.id()))
        .ifPresent(made -> acls.putIfAbsent(made.id(), made));
  }

  private List<NetworkAcl.Entry> entries(
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
          .attempt(owned.id(), () -> subnet(owned.document(), acl))
          .filter(subnet -> isThere(vpcs, subnet.vpcId(), subnet.id()))
          .filter(subnet -> isThere(acls, subnet.networkAclId(), subnet.id()))
          .ifPresent(subnet -> subnets.putIfAbsent(subnet.id(), subnet));
    }
  }

  private Subnet subnet(
      software.amazon.awssdk.services.ec2.model.Subnet subnet, @Nullable String acl) {
    List<Cidr> cidrs = new ArrayList<>();
    if (subnet.cidrBlock() != null) {
      cidrs.add(Cidr.of(subnet.cidrBlock()));
    }
    subnet
        .ipv6CidrBlockAssociationSet()
        .forEach(block -> cidrs.add(Cidr.of(block.ipv6CidrBlock())));
    Map<String, String> tags = documents.tagsOf(subnet.subnetId());
    return new Subnet(
        subnet.subnetId(),
        subnet.vpcId(),
        cidrs,
        String.valueOf(acl),
        subnet.availabilityZoneId(),
        sublocation(tags.get(WeirTags.SUBLOCATION)),
        WeirTags.others(tags));
  }

  private static Subnet.@Nullable Sublocation sublocation(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] words = text.split(" ", 2);
    if (words.length < 2 || !List.of("wavelength", "outpost", "localzone").contains(words[0])) {
      throw new Fault.Invalid(
          WeirTags.SUBLOCATION + " is \"" + text + "\" but must be like outpost op-0a1b2c3d");
    }
    return new Subnet.Sublocation(words[0], words[1]);
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
                (id, subnet) -> withRoutes(subnet, routes.stream().map(this::known).toList())));
  }

  private static Subnet withRoutes(Subnet subnet, List<Route> routes) {
    return new Subnet(
        subnet.id(),
        subnet.vpcId(),
        subnet.cidrs(),
        subnet.networkAclId(),
        subnet.azId(),
        subnet.sublocation(),
        subnet.tags(),
        routes);
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
