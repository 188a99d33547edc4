package weir.query.insights;

import static weir.query.insights.InsightsFunction.scalar;

import java.util.List;
import java.util.stream.Collectors;
import weir.query.insights.InsightsFunction.Example;

/// Functions of IP addresses.
final class AddressFunctions {
  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");
  private static final List<String> RESERVED =
      List.of(
          "0.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::/128",
          "::1/128",
          "100::/64",
          "2001:db8::/32",
          "fe80::/10",
          "ff00::/8");

  static final FunctionGroup GROUP =
      new FunctionGroup(
          "IP addresses",
          List.of(
              scalar(
                  "isValidIp",
                  "VALUE",
                  "Whether the text is an IPv4 or IPv6 address.",
                  new Example("isValidIp(\"2001:db8::1\")", "1"),
                  a -> Value.truth("(" + address(a) + ")")),
              scalar(
                  "isValidIpV4",
                  "VALUE",
                  "Whether the text is an IPv4 address.",
                  new Example("isValidIpV4(srcAddr)", "1"),
                  a -> Value.truth("(" + address(a) + " AND " + isV4(a) + ")")),
              scalar(
                  "isValidIpV6",
                  "VALUE",
                  "Whether the text is an IPv6 address.",
                  new Example("isValidIpV6(srcAddr)", "0"),
                  a -> Value.truth("(" + address(a) + " AND NOT " + isV4(a) + ")")),
              scalar(
                  "isIpInSubnet",
                  "VALUE TEXT",
                  "Whether an address of either kind lies in a network.",
                  new Example("isIpInSubnet(srcAddr, \"10.0.0.0/8\")", "1"),
                  a -> Value.truth(inSubnet(a))),
              scalar(
                  "isIpv4InSubnet",
                  "VALUE TEXT",
                  "Whether an IPv4 address lies in a network.",
                  new Example("isIpv4InSubnet(srcAddr, \"10.0.0.0/8\")", "1"),
                  a -> Value.truth(inSubnet(a))),
              scalar(
                  "isIpv6InSubnet",
                  "VALUE TEXT",
                  "Whether an IPv6 address lies in a network.",
                  new Example("isIpv6InSubnet(\"2001:db8::1\", \"2001:db8::/32\")", "1"),
                  a -> Value.truth(inSubnet(a))),
              scalar(
                  "ipv4ToNumber",
                  "VALUE",
                  "An IPv4 address as a number.",
                  new Example("ipv4ToNumber(\"10.0.1.5\")", "167772421"),
                  a -> Value.integer(number(a))),
              scalar(
                  "isPrivateIP",
                  "VALUE",
                  "Whether the address is of a private network (RFC 1918, RFC 4193).",
                  new Example("isPrivateIP(srcAddr)", "1"),
                  a -> Value.truth(inAny(a, PRIVATE))),
              scalar(
                  "isReservedIP",
                  "VALUE",
                  "Whether the address is set aside: loopback, link-local, multicast, documentation"
                      + " and the like.",
                  new Example("isReservedIP(\"169.254.1.1\")", "1"),
                  a -> Value.truth(inAny(a, RESERVED))),
              scalar(
                  "isPublicIP",
                  "VALUE",
                  "Whether the address is neither private nor reserved.",
                  new Example("isPublicIP(dstAddr)", "0"),
                  a ->
                      Value.truth(
                          "("
                              + address(a)
                              + " AND NOT "
                              + inAny(a, PRIVATE)
                              + " AND NOT "
                              + inAny(a, RESERVED)
                              + ")"))));

  private AddressFunctions() {}

  private static String address(Arguments a) {
    return Subnet.isAddress(a.value(0));
  }

  private static String isV4(Arguments a) {
    return "(strpos(" + a.text(0) + ", ':') = 0)";
  }

  private static String inSubnet(Arguments a) {
    return Subnet.holds(a.value(0), a.constant(1));
  }

  private static String inAny(Arguments a, List<String> networks) {
    Value value = a.value(0);
    return networks.stream()
        .map(network -> Subnet.holds(value, network))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String number(Arguments a) {
    StringBuilder sql =
        new StringBuilder("(CASE WHEN " + address(a) + " AND " + isV4(a) + " THEN ");
    for (int part = 1; part <= 4; part++) {
      sql.append(part > 1 ? " + " : "")
          .append("TRY_CAST(split_part(" + a.text(0) + ", '.', " + part + ") AS bigint) * ")
          .append("BIGINT '" + (1L << 8 * (4 - part)) + "'");
    }
    return sql.append(" END)").toString();
  }
}
