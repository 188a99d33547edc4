package weir.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.PrefixList;
import weir.model.network.RouteTarget;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;
import weir.model.network.Traffic;
import weir.model.network.Vpc;

/// The commands that make a described network through the API.
///
/// Made for descriptions like the lab's: one VPC, and at most one subnet with IPv6, which gets the
/// first block of what the API gives the VPC.
final class AwsScript {
  private final Network network;
  private final Vpc vpc;
  private final List<AwsChapter> chapters = new ArrayList<>();
  private final List<AwsCommand> commands = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();

  private AwsScript(Network network) {
    this.network = network;
    this.vpc = network.vpcs().iterator().next();
  }

  static List<AwsChapter> of(Network network) {
    AwsScript script = new AwsScript(network);
    script.vpc();
    network.subnets().forEach(script::subnet);
    script.end("a VPC with an internet gateway, and its subnets");
    network.prefixLists().forEach(script::prefixList);
    // The group of that name comes with the VPC.
    List<SecurityGroup> groups =
        network.securityGroups().stream().filter(group -> !group.name().equals("default")).toList();
    groups.forEach(script::group);
    groups.forEach(script::rules);
    script.end("security groups; answers to what they let pass may pass too");
    network.networkAcls().forEach(script::acl);
    script.end("network ACLs; they judge each packet alone, answers among them");
    network.interfaces().forEach(script::networkInterface);
    script.end("network interfaces, two of them with public addresses, and a NAT gateway");
    network.subnets().forEach(script::routes);
    script.end("routes to the internet");
    return List.copyOf(script.chapters);
  }

  private void end(String chapter) {
    chapters.add(new AwsChapter(chapter, commands));
    commands.clear();
  }

  /// `$SG_WEB` for the id that the description gives that group.
  private String reference(String id) {
    return "$" + Objects.requireNonNull(variables.get(id), id);
  }

  private String keep(String prefix, String name, String line, String id) {
    String variable = (prefix + "_" + name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    variables.put(id, variable);
    commands.add(AwsCommand.kept(variable, line, id));
    return variable;
  }

  private void run(String line) {
    commands.add(AwsCommand.plain(line));
  }

  private static String named(String type, String name) {
    return " --tag-specifications 'ResourceType=" + type + ",Tags=[{Key=Name,Value=" + name + "}]'";
  }

  private void vpc() {
    String ipv4 = vpc.cidrs().stream().filter(Cidr::isIpv4).findFirst().orElseThrow().toString();
    boolean ipv6 = vpc.cidrs().stream().anyMatch(cidr -> !cidr.isIpv4());
    variables.put(vpc.id(), "VPC");
    commands.add(
        AwsCommand.kept(
            "VPC",
            "aws ec2 create-vpc --cidr-block "
                + ipv4
                + (ipv6 ? " --amazon-provided-ipv6-cidr-block" : "")
                + named("vpc", vpc.tags().getOrDefault("Name", "lab"))
                + " --query Vpc.VpcId",
            vpc.id()));
    if (ipv6) {
      commands.add(
          AwsCommand.kept(
              "VPC6",
              "aws ec2 describe-vpcs --vpc-ids $VPC --query"
                  + " 'Vpcs[0].Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock'",
              null));
    }
    commands.add(
        AwsCommand.kept(
            "IGW",
            "aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId",
            null));
    run("aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id $VPC");
  }

  private void prefixList(PrefixList list) {
    keep(
        "pl",
        list.name(),
        "aws ec2 create-managed-prefix-list --prefix-list-name "
            + list.name()
            + " --address-family IPv4 --max-entries "
            + list.entries().size()
            + " --entries "
            + list.entries().stream().map(cidr -> "Cidr=" + cidr).collect(Collectors.joining(" "))
            + " --query PrefixList.PrefixListId",
        list.id());
  }

  private void subnet(Subnet subnet) {
    StringBuilder line = new StringBuilder("aws ec2 create-subnet --vpc-id $VPC");
    for (Cidr cidr : subnet.cidrs()) {
      line.append(cidr.isIpv4() ? " --cidr-block " + cidr : " --ipv6-cidr-block ${VPC6%/56}/64");
    }
    if (subnet.azId() != null) {
      line.append(" --availability-zone-id ").append(subnet.azId());
    }
    line.append(named("subnet", name(subnet))).append(" --query Subnet.SubnetId");
    keep("subnet", name(subnet), line.toString(), subnet.id());
  }

  private static String name(Subnet subnet) {
    return subnet.tags().getOrDefault("Name", subnet.id());
  }

  private void group(SecurityGroup group) {
    keep(
        "sg",
        group.name(),
        "aws ec2 create-security-group --vpc-id $VPC --group-name "
            + group.name()
            + " --description "
            + group.name()
            + " --query GroupId",
        group.id());
  }

  /// A new group lets everything out; what the description says takes that rule's place.
  private void rules(SecurityGroup group) {
    String id = " --group-id " + reference(group.id());
    authorize("ingress", id, group.ingress());
    if (group.egress().stream().anyMatch(rule -> rule.traffic().equals(Traffic.ALL))) {
      return;
    }
    run(
        "aws ec2 revoke-security-group-egress"
            + id
            + " --security-group-rule-ids $(aws ec2 describe-security-group-rules --filters"
            + " Name=group-id,Values="
            + reference(group.id())
            + " --query 'SecurityGroupRules[?IsEgress].SecurityGroupRuleId' --output text)");
    authorize("egress", id, group.egress());
  }

  private void authorize(String direction, String group, List<SecurityGroup.Rule> rules) {
    if (!rules.isEmpty()) {
      run(
          "aws ec2 authorize-security-group-"
              + direction
              + group
              + " --ip-permissions "
              + AwsRules.permissions(rules, this::reference));
    }
  }

  private void acl(NetworkAcl acl) {
    List<Subnet> guarded =
        network.subnets().stream()
            .filter(subnet -> subnet.networkAclId().equals(acl.id()))
            .toList();
    if (guarded.isEmpty()) {
      return;
    }
    keep(
        "acl",
        name(guarded.getFirst()),
        "aws ec2 create-network-acl --vpc-id $VPC --query NetworkAcl.NetworkAclId",
        acl.id());
    String id = reference(acl.id());
    for (FlowDirection direction : FlowDirection.values()) {
      for (NetworkAcl.Entry entry : acl.entries(direction)) {
        run(
            "aws ec2 create-network-acl-entry --network-acl-id "
                + id
                + " "
                + AwsRules.entry(direction, entry));
      }
    }
    for (Subnet subnet : guarded) {
      String own = reference(subnet.id());
      run(
          "aws ec2 replace-network-acl-association --network-acl-id "
              + id
              + " --association-id $(aws ec2 describe-network-acls --filters"
              + " Name=association.subnet-id,Values="
              + own
              + " --query \"NetworkAcls[0].Associations[?SubnetId=='"
              + own
              + "'].NetworkAclAssociationId\" --output text)");
    }
  }

  private void networkInterface(NetworkInterface eni) {
    String name = eni.tags().getOrDefault("Name", eni.id());
    InterfaceAddresses addresses = eni.addresses();
    String subnet = " --subnet-id " + reference(eni.subnetId());
    String address = " --private-ip-address " + addresses.primaryIpv4();
    if (eni.type() == InterfaceType.NAT_GATEWAY) {
      String allocation = elastic(name, Objects.requireNonNull(addresses.publicIpv4()));
      commands.add(
          AwsCommand.kept(
              "NAT",
              "aws ec2 create-nat-gateway"
                  + subnet
                  + address
                  + " --allocation-id "
                  + allocation
                  + " --query NatGateway.NatGatewayId",
              null));
      keep(
          "eni",
          name,
          "aws ec2 describe-nat-gateways --nat-gateway-ids $NAT --query"
              + " 'NatGateways[0].NatGatewayAddresses[0].NetworkInterfaceId'",
          eni.id());
      run("aws ec2 create-tags --resources " + reference(eni.id()) + " --tags Key=Name,Value=nat");
      return;
    }
    String groups =
        eni.securityGroupIds().stream().map(this::reference).collect(Collectors.joining(" "));
    keep(
        "eni",
        name,
        "aws ec2 create-network-interface"
            + subnet
            + address
            + addresses.ipv6().stream().map(AwsScript::ipv6).collect(Collectors.joining())
            + " --groups "
            + groups
            + named("network-interface", name)
            + " --query NetworkInterface.NetworkInterfaceId",
        eni.id());
    IpAddress outside = addresses.publicIpv4();
    if (outside != null) {
      run(
          "aws ec2 associate-address --allocation-id "
              + elastic(name, outside)
              + " --network-interface-id "
              + reference(eni.id()));
    }
  }

  private static String ipv6(IpAddress address) {
    return " --ipv6-addresses Ipv6Address=${VPC6%/56}" + Long.toHexString(address.low());
  }

  private String elastic(String name, IpAddress address) {
    return "$"
        + keep(
            "eip",
            name,
            "aws ec2 allocate-address --domain vpc --address " + address + " --query AllocationId",
            "eip of " + name);
  }

  private void routes(Subnet subnet) {
    if (subnet.routes().isEmpty()) {
      return;
    }
    String table =
        "$"
            + keep(
                "rtb",
                name(subnet),
                "aws ec2 create-route-table --vpc-id $VPC --query RouteTable.RouteTableId",
                "table of " + subnet.id());
    subnet
        .routes()
        .forEach(route ->
            run(
                "aws ec2 create-route --route-table-id "
                    + table
                    + (route.destination().isIpv4()
                        ? " --destination-cidr-block "
                        : " --destination-ipv6-cidr-block ")
                    + route.destination()
                    + (route.target() == RouteTarget.INTERNET_GATEWAY
                        ? " --gateway-id $IGW"
                        : " --nat-gateway-id $NAT")));
    run(
        "aws ec2 associate-route-table --route-table-id "
            + table
            + " --subnet-id "
            + reference(subnet.id()));
  }
}
