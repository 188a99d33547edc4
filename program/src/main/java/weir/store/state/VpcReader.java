package weir.store.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import weir.model.net.Cidr;
import weir.model.net.MacAddress;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.PublicAccessBlock;
import weir.model.network.ResourceId;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// Reads one VPC and everything in it.
final class VpcReader {
  private final Names names;
  private final Mistakes mistakes;
  private final Section root;
  private final Outline.VpcOutline outline;
  private final List<Cidr> blocks;
  private final Map<String, List<Cidr>> subnetBlocks = new HashMap<>();

  VpcReader(Names names, Mistakes mistakes, Section root, Outline.VpcOutline outline) {
    this.names = names;
    this.mistakes = mistakes;
    this.root = root;
    this.outline = outline;
    outline.section().need("cidrs", "cidrs: 10.0.0.0/16");
    blocks = new BlockReader(mistakes).read(outline.section(), List.of());
    BlockReader subnets = new BlockReader(mistakes);
    for (Outline.SubnetOutline subnet : outline.subnets()) {
      subnet.section().need("cidrs", "cidrs: 10.0.1.0/24");
      subnetBlocks.put(subnet.declared().id(), subnets.read(subnet.section(), blocks));
    }
  }

  Optional<Vpc> vpc() {
    Section section = outline.section();
    Optional<String> account = account();
    Optional<String> region = section.text("region").or(() -> root.text("region"));
    if (region.isEmpty()) {
      section.need("region", "region: eu-central-1");
    }
    if (account.isEmpty() && root.find("account").isEmpty()) {
      section.need("account", "account: '123456789012'");
    }
    PublicAccessBlock block =
        section.choice("block-public-access", publicAccessBlocks()).orElse(PublicAccessBlock.OFF);
    return account.flatMap(accountId ->
        region.flatMap(name ->
            mistakes.attempt(
                section.node(),
                () ->
                    new Vpc(
                        outline.declared().id(),
                        accountId,
                        name,
                        blocks,
                        block,
                        InterfaceReader.tags(section, outline.declared())))));
  }

  /// The VPC's account, or the description's.
  private Optional<String> account() {
    Section section = outline.section();
    return section.find("account").isPresent()
        ? section.value("account", ResourceId::requireAccount)
        : root.find("account").flatMap(root::scalar).filter(text -> text.matches("[0-9]{12}"));
  }

  private static Map<String, PublicAccessBlock> publicAccessBlocks() {
    Map<String, PublicAccessBlock> words = new LinkedHashMap<>();
    for (PublicAccessBlock block : PublicAccessBlock.values()) {
      words.put(block.word(), block);
    }
    return words;
  }

  private boolean ipv6() {
    return blocks.stream().anyMatch(block -> !block.isIpv4());
  }

  List<NetworkAcl> networkAcls() {
    List<NetworkAcl> acls = new ArrayList<>();
    NetworkAclReader reader = new NetworkAclReader(names, mistakes, outline.declared().id());
    outline.acls().forEach(section -> acls.add(reader.read(section)));
    if (acls.stream().noneMatch(acl -> acl.id().equals(outline.aclId()))) {
      acls.add(NetworkAclReader.defaultAcl(outline.aclId(), outline.declared().id(), ipv6()));
    }
    return acls;
  }

  List<SecurityGroup> securityGroups() {
    List<SecurityGroup> groups = new ArrayList<>();
    SecurityGroupReader reader =
        new SecurityGroupReader(names, mistakes, outline.declared().id(), ipv6());
    outline.groups().forEach(section -> groups.add(reader.read(section)));
    if (groups.stream().noneMatch(group -> group.id().equals(outline.groupId()))) {
      groups.add(reader.defaultGroup(outline.groupId()));
    }
    return groups;
  }

  List<NetworkInterface> interfaces(Map<MacAddress, Node> usedMacs) {
    List<NetworkInterface> interfaces = new ArrayList<>();
    String account = account().orElse("000000000000");
    AddressReader addresses = AddressReader.ofVpc(mistakes, usedMacs);
    for (Outline.SubnetOutline subnet : outline.subnets()) {
      InterfaceReader reader =
          new InterfaceReader(names, mistakes, outline, account, addresses.in(blocksOf(subnet)));
      subnet
          .interfaces()
          .forEach(section -> reader.read(section, subnet).ifPresent(interfaces::add));
    }
    return interfaces;
  }

  private List<Cidr> blocksOf(Outline.SubnetOutline subnet) {
    return subnetBlocks.getOrDefault(subnet.declared().id(), List.of());
  }

  List<Subnet> subnets(RouteReader routes) {
    List<Subnet> subnets = new ArrayList<>();
    for (Outline.SubnetOutline subnet : outline.subnets()) {
      Section section = subnet.section();
      subnets.add(
          new Subnet(
              subnet.declared().id(),
              outline.declared().id(),
              blocksOf(subnet),
              section.find("network-acl").flatMap(this::acl).orElse(outline.aclId()),
              section.text("availability-zone").orElse(null),
              section
                  .section("sublocation", Shape.SUBLOCATION)
                  .flatMap(VpcReader::sublocation)
                  .orElse(null),
              InterfaceReader.tags(section, subnet.declared()),
              routes.read(section, outline.declared().id())));
    }
    return subnets;
  }

  private Optional<String> acl(Node node) {
    return outline
        .section()
        .scalar(node)
        .flatMap(text ->
            names.resolve(List.of(ResourceKind.NETWORK_ACL), outline.declared().id(), node, text))
        .map(acl -> {
          if (!acl.vpcId().equals(outline.declared().id())) {
            mistakes.at(node, "network ACL \"" + acl.name() + "\" belongs to another VPC");
          }
          return acl.id();
        });
  }

  private static Optional<Subnet.Sublocation> sublocation(Section section) {
    Map<String, String> types = new LinkedHashMap<>();
    List.of("wavelength", "outpost", "localzone").forEach(type -> types.put(type, type));
    Optional<String> type = section.choice("type", types);
    Optional<String> id = section.text("id");
    section.need("type", "type: outpost");
    section.need("id", "id: op-0a1b2c3d");
    return type.flatMap(word -> id.map(known -> new Subnet.Sublocation(word, known)));
  }
}
