package weir.dataplane.lab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.net.*;
import weir.model.network.*;

final class DrawnNetwork {
  static final String VPC = "vpc-0a000000000000001";

  static Network draw() {
    Vpc vpc = new Vpc(VPC, "123456789012", "us-east-1",
        List.of(Cidr.of("10.0.0.0/16"), Cidr.of("2001:db8:a00::/56")), Map.of());
    Route igw = new Route(Cidr.ALL_IPV4, RouteTarget.INTERNET_GATEWAY, null);
    Route nat = new Route(Cidr.ALL_IPV4, RouteTarget.NAT_GATEWAY, "eni-0a000000000000220");
    Subnet pub = new Subnet("subnet-0a000000000000001", VPC,
        List.of(Cidr.of("10.0.1.0/24"), Cidr.of("2001:db8:a00:1::/64")), "acl-0a000000000000001", "use1-az1", null, Map.of("Name", "public"), List.of(igw));
    Subnet web = new Subnet("subnet-0a000000000000002", VPC,
        List.of(Cidr.of("10.0.2.0/24")), "acl-0a000000000000002", "use1-az1", null, Map.of("Name", "web"), List.of(nat));
    Subnet data = new Subnet("subnet-0a000000000000003", VPC,
        List.of(Cidr.of("10.0.3.0/24")), "acl-0a000000000000003", "use1-az1", null, Map.of("Name", "data"), List.of());
    SecurityGroup bastion = new SecurityGroup("sg-0a000000000000001", VPC, "bastion",
        List.of(rule("01", Traffic.tcp(22), "198.51.100.7/32"), rule("02", Traffic.icmp(), "198.51.100.7/32")),
        List.of(rule("03", Traffic.ALL, "0.0.0.0/0")));
    SecurityGroup alb = new SecurityGroup("sg-0a000000000000002", VPC, "alb",
        List.of(rule("04", Traffic.tcp(80), "0.0.0.0/0"), rule("05", Traffic.tcp(80), "::/0")),
        List.of(group("06", Traffic.tcp(80), "sg-0a000000000000003")));
    SecurityGroup webs = new SecurityGroup("sg-0a000000000000003", VPC, "web",
        List.of(group("07", Traffic.tcp(80), "sg-0a000000000000002"), group("08", Traffic.tcp(22), "sg-0a000000000000001")),
        List.of(group("09", Traffic.tcp(5432), "sg-0a000000000000004"),
            new SecurityGroup.Rule("sgr-0a000000000000010", Traffic.tcp(80), new Peer.Prefixes("pl-0a000000000000001"), ""),
            rule("11", Traffic.udp(new PortRange(53, 53)), "198.51.100.53/32")));
    SecurityGroup db = new SecurityGroup("sg-0a000000000000004", VPC, "db",
        List.of(group("12", Traffic.tcp(5432), "sg-0a000000000000003"), group("13", Traffic.tcp(5432), "sg-0a000000000000001"), group("14", Traffic.icmp(), "sg-0a000000000000001")),
        List.of());
    PortRange eph = new PortRange(1024, 65535);
    NetworkAcl aclPub = new NetworkAcl("acl-0a000000000000001", VPC,
        List.of(e(50, true, Traffic.ALL, "10.0.0.0/16"), e(90, false, Traffic.ALL, "198.51.100.99/32"),
            e(100, true, Traffic.tcp(80), "0.0.0.0/0"), e(101, true, Traffic.tcp(80), "::/0"), e(110, true, Traffic.tcp(22), "198.51.100.0/24"),
            e(120, true, Traffic.tcp(eph), "0.0.0.0/0"), e(130, true, Traffic.udp(eph), "0.0.0.0/0"), e(140, true, Traffic.icmp(), "0.0.0.0/0")),
        List.of(e(100, true, Traffic.ALL, "0.0.0.0/0"), e(101, true, Traffic.ALL, "::/0")));
    NetworkAcl aclWeb = new NetworkAcl("acl-0a000000000000002", VPC,
        List.of(e(100, true, Traffic.tcp(80), "10.0.1.0/24"), e(110, true, Traffic.tcp(22), "10.0.1.0/24"), e(120, true, Traffic.tcp(eph), "0.0.0.0/0"), e(130, true, Traffic.udp(eph), "0.0.0.0/0")),
        List.of(e(100, true, Traffic.ALL, "0.0.0.0/0")));
    NetworkAcl aclData = new NetworkAcl("acl-0a000000000000003", VPC,
        List.of(e(100, true, Traffic.tcp(5432), "10.0.0.0/16"), e(110, true, Traffic.icmp(), "10.0.1.0/24")),
        List.of(e(100, true, Traffic.tcp(eph), "10.0.2.0/24")));
    return new Network(new Network.Parts(List.of(vpc), List.of(pub, web, data),
        List.of(
            eni("022", "bastion", pub, "10.0.1.22", "203.0.113.22", null, InterfaceType.INTERFACE, bastion),
            eni("080", "alb", pub, "10.0.1.80", "203.0.113.80", "2001:db8:a00:1::80", InterfaceType.INTERFACE, alb),
            eni("220", "nat", pub, "10.0.1.220", "203.0.113.220", null, InterfaceType.NAT_GATEWAY, null),
            eni("211", "web1", web, "10.0.2.11", null, null, InterfaceType.INTERFACE, webs),
            eni("212", "web2", web, "10.0.2.12", null, null, InterfaceType.INTERFACE, webs),
            eni("350", "db", data, "10.0.3.50", null, null, InterfaceType.INTERFACE, db)),
        List.of(bastion, alb, webs, db), List.of(aclPub, aclWeb, aclData),
        List.of(new PrefixList("pl-0a000000000000001", "mirrors", List.of(Cidr.of("198.51.100.80/31")))), List.of()));
  }

  private static NetworkInterface eni(String digits, String name, Subnet subnet, String address, @Nullable String publicAddress,
      @Nullable String ipv6, InterfaceType type, @Nullable SecurityGroup group) {
    return new NetworkInterface("eni-0a000000000000" + digits, subnet.id(), type,
        new InterfaceAddresses(IpAddress.of(address), List.of(), ipv6 == null ? List.of() : List.of(IpAddress.of(ipv6)),
            publicAddress == null ? null : IpAddress.of(publicAddress), MacAddress.of("02:00:00:00:0" + digits.charAt(0) + ":" + digits.substring(1))),
        group == null ? List.of() : List.of(group.id()), InterfaceOwner.ofInstance("123456789012", null), ConnectionTimeouts.DEFAULT, null, Map.of("Name", name));
  }

  private static SecurityGroup.Rule rule(String digits, Traffic traffic, String cidr) {
    return new SecurityGroup.Rule("sgr-0a0000000000000" + digits, traffic, new Peer.Block(Cidr.of(cidr)), "");
  }

  private static SecurityGroup.Rule group(String digits, Traffic traffic, String group) {
    return new SecurityGroup.Rule("sgr-0a0000000000000" + digits, traffic, new Peer.Group(group), "");
  }

  private static NetworkAcl.Entry e(int number, boolean allow, Traffic traffic, String cidr) {
    return new NetworkAcl.Entry(number, allow, traffic, Cidr.of(cidr));
  }

  public static void main(String[] args) throws Exception {
    long t = System.nanoTime();
    try (Lab lab = Lab.build(draw(), s -> System.out.println(s + " " + (System.nanoTime() - t) / 1_000_000))) {
      lab.startTraffic(1);
      System.out.println("up " + (System.nanoTime() - t) / 1_000_000 + " " + lab.internet().name());
      System.in.read();
    }
    System.out.println("closed " + (System.nanoTime() - t) / 1_000_000);
  }
}
