package weir.query.sql;

import java.util.List;

/// Functions over addresses and networks.
final class IpFunctions {
  private IpFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.written(
            "contains(varchar, ipaddress) -> boolean",
            Networks::contains,
            "Whether the network has the address. An IPv4 network has no IPv6 address.",
            "contains('10.0.0.0/8', CAST('10.2.3.4' AS IPADDRESS))",
            "true"),
        SqlFunction.scalar(
            "ip_prefix(ipaddress, bigint) -> varchar",
            "trino_ip_prefix($1, $2)",
            "The network of an address, as text.",
            "ip_prefix(CAST('10.2.3.4' AS IPADDRESS), 9)",
            "10.0.0.0/9"),
        SqlFunction.also(
            "ip_prefix(varchar, bigint) -> varchar", "trino_ip_prefix(trino_ip($1), $2)"),
        SqlFunction.scalar(
            "ip_subnet_min(varchar) -> ipaddress",
            "trino_subnet_min($1)",
            "The first address of a network.",
            "ip_subnet_min('192.64.0.0/9')",
            "192.0.0.0"),
        SqlFunction.scalar(
            "ip_subnet_max(varchar) -> ipaddress",
            "trino_subnet_max($1)",
            "The last address of a network.",
            "ip_subnet_max('192.64.0.0/9')",
            "192.127.255.255"),
        SqlFunction.scalar(
            "ip_subnet_range(varchar) -> array(ipaddress)",
            "trino_subnet_range($1)",
            "The first and the last address of a network.",
            "ip_subnet_range('1.2.3.160/24')",
            "[1.2.3.0, 1.2.3.255]"),
        SqlFunction.written(
            "is_subnet_of(varchar, ipaddress) -> boolean",
            Networks::contains,
            "Whether the network has the address.",
            "is_subnet_of('1.2.3.128/26', CAST('1.2.3.129' AS IPADDRESS))",
            "true"),
        SqlFunction.scalar(
            "is_subnet_of(varchar, varchar) -> boolean",
            "trino_subnet_contains($1, $2)",
            "Whether the second network lies in the first.",
            "is_subnet_of('192.168.0.0/16', '192.168.3.0/24')",
            "true"));
  }
}
