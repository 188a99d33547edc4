package weir.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weir.model.net.IpAddress;
import weir.model.network.Attachment;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// What a network is made of, in lines for people.
record NetworkSummary(Network network) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.join(
            ", ",
            counted(network.vpcs(), "VPC"),
            counted(network.subnets(), "subnet"),
            counted(network.interfaces(), "interface"),
            counted(network.securityGroups(), "security group"),
            counted(network.networkAcls(), "network ACL"),
            counted(network.prefixLists(), "prefix list"),
            counted(network.flowLogs(), "flow log")));
    for (Vpc vpc : network.vpcs()) {
      lines.add("");
      lines.add(String.join("  ", vpc.id(), name(vpc.tags()), vpc.region(), joined(vpc.cidrs())));
      network.subnets().stream()
          .filter(subnet -> subnet.vpcId().equals(vpc.id()))
          .forEach(subnet -> subnet(lines, subnet));
    }
    if (!network.flowLogs().isEmpty()) {
      lines.add("");
    }
    network.flowLogs().forEach(log -> lines.add(flowLog(log)));
    return lines;
  }

  private void subnet(List<String> lines, Subnet subnet) {
    lines.add(
        "  "
            + String.join(
                "  ",
                subnet.id(),
                name(subnet.tags()),
                joined(subnet.cidrs()),
                subnet.networkAclId()));
    for (NetworkInterface eni : network.interfaces()) {
      if (eni.subnetId().equals(subnet.id())) {
        lines.add(
            "    "
                + String.join(
                    "  ",
                    eni.id(),
                    name(eni.tags()),
                    eni.addresses().all().stream()
                        .map(IpAddress::toString)
                        .collect(Collectors.joining(" ")),
                    capture(eni)));
      }
    }
  }

  private String flowLog(FlowLog log) {
    return String.join(
        "  ",
        log.id(),
        "records " + log.resourceId(),
        log.trafficType().name(),
        "every " + log.interval().seconds() + " s",
        log.format().fields().size() + " fields",
        "to " + log.destination().target(),
        "as " + log.destination().files().format().wireName());
  }

  private static String capture(NetworkInterface eni) {
    return switch (eni.attachment()) {
      case null -> "not captured";
      case Attachment.LinuxInterface linux ->
          "captured at "
              + linux.name()
              + (linux.namespace() == null ? "" : " in " + linux.namespace());
      case Attachment.CaptureFile file -> "captured in " + file.path();
    };
  }

  private static String name(Map<String, String> tags) {
    return tags.getOrDefault("Name", "-");
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static String counted(Collection<?> things, String noun) {
    return things.size() + " " + noun + (things.size() == 1 ? "" : "s");
  }
}
