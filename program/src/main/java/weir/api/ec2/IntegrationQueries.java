package weir.api.ec2;

import java.util.List;
import java.util.Set;

/// The queries that an Athena integration brings along: those whose fields the flow log has.
final class IntegrationQueries {
  private IntegrationQueries() {}

  /// @param name without `VpcFlowLogs`
  /// @param columns that the query reads
  /// @param sql with `%s` for the table
  record NamedQuery(String name, String description, Set<String> columns, String sql) {}

  static final List<NamedQuery> ALL =
      List.of(
          query(
              "AcceptedTraffic",
              "Traffic that was accepted",
              Set.of("action"),
              "SELECT * FROM %s WHERE action = 'ACCEPT' ORDER BY 1 LIMIT 100"),
          query(
              "AdminPortTraffic",
              "Top ten addresses by traffic to web administration ports",
              Set.of("srcaddr", "dstaddr", "dstport", "bytes"),
              "SELECT ip, sum(bytes) AS total_bytes FROM (SELECT dstaddr AS ip, sum(bytes) AS bytes"
                  + " FROM %1$s WHERE dstport IN (80, 443, 8080, 8443) GROUP BY 1 UNION ALL SELECT"
                  + " srcaddr AS ip, sum(bytes) AS bytes FROM %1$s WHERE dstport IN (80, 443, 8080,"
                  + " 8443) GROUP BY 1) GROUP BY ip ORDER BY total_bytes DESC LIMIT 10"),
          query(
              "IPv4Traffic",
              "Bytes that were sent over IPv4",
              Set.of("type", "bytes"),
              "SELECT type, sum(bytes) AS total_bytes FROM %s WHERE type = 'IPv4' GROUP BY type"),
          query(
              "IPv6Traffic",
              "Bytes that were sent over IPv6",
              Set.of("type", "bytes"),
              "SELECT type, sum(bytes) AS total_bytes FROM %s WHERE type = 'IPv6' GROUP BY type"),
          query(
              "RejectedTCPTraffic",
              "TCP traffic that was rejected",
              Set.of("action", "protocol"),
              "SELECT * FROM %s WHERE action = 'REJECT' AND protocol = 6 LIMIT 100"),
          query(
              "RejectedTraffic",
              "Traffic that was rejected",
              Set.of("action"),
              "SELECT * FROM %s WHERE action = 'REJECT' LIMIT 100"),
          query(
              "SshRdpTraffic",
              "SSH and RDP traffic",
              Set.of("srcport", "dstport", "start"),
              "SELECT * FROM %s WHERE srcport IN (22, 3389) OR dstport IN (22, 3389) ORDER BY"
                  + " \"start\" ASC LIMIT 50"),
          query(
              "TopTalkers",
              "The 50 addresses with the most traffic",
              Set.of("srcaddr", "dstaddr", "bytes"),
              talkers("srcaddr", "dstaddr")),
          query(
              "TopTalkersPacketLevel",
              "The 50 addresses inside packets with the most traffic",
              Set.of("pkt_srcaddr", "pkt_dstaddr", "bytes"),
              talkers("pkt_srcaddr", "pkt_dstaddr")),
          query(
              "TopTalkingInstances",
              "The 50 instances with the most traffic",
              Set.of("instance_id", "bytes"),
              top("instance_id")),
          query(
              "TopTalkingSubnets",
              "The 50 subnets with the most traffic",
              Set.of("subnet_id", "bytes"),
              top("subnet_id")),
          query(
              "TopTCPTraffic",
              "TCP traffic by source",
              Set.of("srcaddr", "protocol", "bytes"),
              "SELECT srcaddr, sum(bytes) AS total_bytes FROM %s WHERE protocol = 6 GROUP BY"
                  + " srcaddr ORDER BY total_bytes DESC LIMIT 50"),
          query(
              "TotalBytesTransferred",
              "The 50 pairs of addresses by bytes",
              Set.of("srcaddr", "dstaddr", "bytes"),
              pairs("srcaddr", "dstaddr")),
          query(
              "TotalBytesTransferredPacketLevel",
              "The 50 pairs of addresses inside packets by bytes",
              Set.of("pkt_srcaddr", "pkt_dstaddr", "bytes"),
              pairs("pkt_srcaddr", "pkt_dstaddr")),
          query(
              "TrafficFrmSrcAddr",
              "Traffic from one address",
              Set.of("srcaddr"),
              "SELECT * FROM %s WHERE srcaddr = '10.0.0.1' LIMIT 50"),
          query(
              "TrafficToDstAddr",
              "Traffic to one address",
              Set.of("dstaddr"),
              "SELECT * FROM %s WHERE dstaddr = '10.0.0.1' LIMIT 50"));

  private static NamedQuery query(
      String name, String description, Set<String> columns, String sql) {
    return new NamedQuery(name, description, columns, sql);
  }

  private static String talkers(String source, String destination) {
    return "SELECT ip, sum(bytes) AS total_bytes FROM (SELECT "
        + destination
        + " AS ip, sum(bytes) AS bytes FROM %1$s GROUP BY 1 UNION ALL SELECT "
        + source
        + " AS ip, sum(bytes) AS bytes FROM %1$s GROUP BY 1) GROUP BY ip ORDER BY total_bytes DESC"
        + " LIMIT 50";
  }

  private static String top(String column) {
    return "SELECT "
        + column
        + ", sum(bytes) AS total_bytes FROM %s GROUP BY "
        + column
        + " ORDER BY total_bytes DESC LIMIT 50";
  }

  private static String pairs(String source, String destination) {
    return "SELECT sum(bytes) AS totalbytes, "
        + source
        + ", "
        + destination
        + " FROM %s GROUP BY "
        + source
        + ", "
        + destination
        + " ORDER BY totalbytes LIMIT 50";
  }
}
