package weir.store.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import weir.model.network.Attachment;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.FlowLog;
import weir.model.network.InterfaceOwner;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.PrefixList;
import weir.model.network.PublicAccessBlock;
import weir.model.network.Route;
import weir.model.network.ServiceRanges;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// Writes a network as `network.yaml`, every id and default spelled out, so that [NetworkFile]
/// reads the same network again.
///
/// Two things that a description cannot say are settled: a VPC has a network ACL and a security
/// group named `default`, as AWS gives one to each; and of two prefix lists of one name the second
/// is known by its id.
public final class NetworkFileWriter {
  private final Network network;

  private NetworkFileWriter(Network network) {
    this.network = network;
  }

  /// The description of a network.
  public static String print(Network network) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setWidth(Integer.MAX_VALUE)
            .build();
    return new Dump(settings).dumpToString(new NetworkFileWriter(network).root());
  }

  private Map<String, Object> root() {
    Map<String, Object> root = new LinkedHashMap<>();
    List<Object> lists = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (PrefixList list : network.prefixLists()) {
      lists.add(prefixList(list, names));
    }
    put(root, "prefix-lists", lists);
    root.put("vpcs", network.vpcs().stream().map(this::vpc).toList());
    put(root, "flow-logs", network.flowLogs().stream().map(this::flowLog).toList());
    put(root, "aws-service-ranges", serviceRanges(network.serviceRanges()));
    return root;
  }

  private static Map<String, Object> prefixList(PrefixList list, List<String> names) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("id", list.id());
    if (!list.name().equals(list.id()) && !names.contains(list.name())) {
      names.add(list.name());
      section.put("name", list.name());
    }
    section.put("entries", texts(list.entries()));
    return section;
  }

  private Map<String, Object> vpc(Vpc vpc) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("id", vpc.id());
    section.put("account", vpc.accountId());
    section.put("region", vpc.region());
    section.put("cidrs", texts(vpc.cidrs()));
    put(section, "tags", new TreeMap<>(vpc.tags()));
    if (vpc.publicAccessBlock() != PublicAccessBlock.OFF) {
      section.put("block-public-access", vpc.publicAccessBlock().word());
    }
    RuleSections rules = new RuleSections();
    String defaultAcl = DerivedId.of("acl", vpc.id() + "/default");
    List<weir.model.network.NetworkAcl> acls =
        network.networkAcls().stream().filter(acl -> acl.vpcId().equals(vpc.id())).toList();
    boolean derived = acls.stream().anyMatch(acl -> acl.id().equals(defaultAcl));
    put(
        section,
        "network-acls",
        acls.stream()
            .map(acl ->
                rules.acl(acl, derived ? acl.id().equals(defaultAcl) : acl.equals(acls.getFirst())))
            .toList());
    put(
        section,
        "security-groups",
        network.securityGroups().stream()
            .filter(group -> group.vpcId().equals(vpc.id()))
            .map(rules::group)
            .toList());
    put(
        section,
        "subnets",
        network.subnets().stream()
            .filter(subnet -> subnet.vpcId().equals(vpc.id()))
            .map(this::subnet)
            .toList());
    return section;
  }

  private Map<String, Object> subnet(Subnet subnet) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("id", subnet.id());
    section.put("cidrs", texts(subnet.cidrs()));
    put(section, "availability-zone", subnet.azId());
    if (subnet.sublocation() != null) {
      section.put(
          "sublocation",
          Map.of("type", subnet.sublocation().type(), "id", subnet.sublocation().id()));
    }
    section.put("network-acl", subnet.networkAclId());
    put(section, "tags", new TreeMap<>(subnet.tags()));
    put(section, "routes", subnet.routes().stream().map(NetworkFileWriter::route).toList());
    put(
        section,
        "interfaces",
        network.interfaces().stream()
            .filter(eni -> eni.subnetId().equals(subnet.id()))
            .map(NetworkFileWriter::networkInterface)
            .toList());
    return section;
  }

  private static Map<String, Object> route(Route route) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("to", route.destination().toString());
    String eni = route.nextInterfaceId();
    section.put("via", eni == null ? route.target().word() : eni);
    return section;
  }

  private static Map<String, Object> networkInterface(NetworkInterface eni) {
    Map<String, Object> section = new LinkedHashMap<>();
    InterfaceOwner owner = eni.owner();
    section.put("id", eni.id());
    section.put("account", owner.accountId());
    section.put("type", eni.type().wireName());
    put(section, "requester", owner.requesterId());
    put(section, "resource", owner.resourceId());
    put(section, "address", eni.addresses().primaryIpv4());
    put(section, "secondary-addresses", texts(eni.addresses().secondaryIpv4()));
    put(section, "ipv6-addresses", texts(eni.addresses().ipv6()));
    put(section, "public-address", eni.addresses().publicIpv4());
    put(section, "mac", eni.addresses().mac());
    section.put("security-groups", eni.securityGroupIds());
    put(section, "instance", owner.instanceId());
    put(section, "tags", new TreeMap<>(eni.tags()));
    put(section, "instance-tags", new TreeMap<>(owner.instanceTags()));
    put(section, "auto-scaling-group-tags", new TreeMap<>(owner.autoScalingGroupTags()));
    if (owner.ecsTask() != null) {
      Map<String, Object> task = new LinkedHashMap<>();
      owner
          .ecsTask()
          .values()
          .forEach((field, value) -> task.put(field.fieldName().substring("ecs-".length()), value));
      put(section, "ecs", task);
    }
    put(section, "attach", attachment(eni.attachment()));
    if (!eni.timeouts().equals(ConnectionTimeouts.DEFAULT)) {
      section.put("timeouts", timeouts(eni.timeouts()));
    }
    return section;
  }

  private static Map<String, Object> attachment(@Nullable Attachment attachment) {
    Map<String, Object> section = new LinkedHashMap<>();
    switch (attachment) {
      case Attachment.LinuxInterface link -> {
        section.put("interface", link.name());
        put(section, "namespace", link.namespace());
        if (link.side() == Attachment.Side.HYPERVISOR) {
          section.put("side", "hypervisor");
        }
      }
      case Attachment.CaptureFile file -> section.put("capture", file.path());
      case null -> {}
    }
    return section;
  }

  private static Map<String, Object> timeouts(ConnectionTimeouts timeouts) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("tcp-established", timeouts.tcpEstablished().toSeconds());
    section.put("udp-stream", timeouts.udpStream().toSeconds());
    section.put("udp", timeouts.udp().toSeconds());
    return section;
  }

  private Map<String, Object> flowLog(FlowLog log) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("id", log.id());
    section.put("account", log.accountId());
    section.put("resource", log.resourceId());
    section.put("traffic", log.trafficType().name());
    section.put("format", log.format().toString());
    section.put("interval", log.interval().seconds());
    section.put("destination", log.destination().target());
    FlowLog.FileOptions files = log.destination().files();
    section.put("file-format", files.format().wireName());
    section.put("hive-partitions", files.hiveCompatiblePartitions());
    section.put("per-hour", files.perHourPartition());
    put(section, "role", log.destination().access().roleArn());
    put(section, "cross-account-role", log.destination().access().crossAccountRoleArn());
    put(section, "endpoint", log.destination().access().endpoint());
    Map<String, Object> tags = new LinkedHashMap<>();
    put(tags, "instance", log.tagFields().instance());
    put(tags, "interface", log.tagFields().networkInterface());
    put(tags, "auto-scaling-group", log.tagFields().autoScalingGroup());
    put(section, "tag-fields", tags);
    return section;
  }

  private static Map<String, List<String>> serviceRanges(ServiceRanges ranges) {
    Map<String, List<String>> sections = new TreeMap<>();
    for (ServiceRanges.Range range : ranges.ranges()) {
      sections
          .computeIfAbsent(range.service(), name -> new ArrayList<>())
          .add(range.cidr().toString());
    }
    return sections;
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  /// Leaves out what is empty or null.
  static void put(Map<String, Object> section, String key, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case List<?> list when list.isEmpty() -> {}
      case Map<?, ?> map when map.isEmpty() -> {}
      case List<?> list -> section.put(key, list);
      case Map<?, ?> map -> section.put(key, map);
      case Object one -> section.put(key, one.toString());
    }
  }
}
