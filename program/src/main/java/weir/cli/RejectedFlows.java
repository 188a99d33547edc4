package weir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.policy.InterfacePolicy;
import weir.query.engine.Query;
import weir.query.engine.QueryRows;
import weir.query.engine.QueryTable;

/// Finds the rejected flows in flow logs and has the rules of the network explain them.
final class RejectedFlows {
  /// A flow answers another when the same interface let that one pass the other way round. The
  /// service's port is where the asking side's packets go.
  private static final String REJECTED =
      """
      WITH rejected AS (
        SELECT interface_id, flow_direction, pkt_srcaddr, pkt_dstaddr, protocol, srcport, dstport,
          EXISTS (
            SELECT 1 FROM flow_logs asked
            WHERE asked.action = 'ACCEPT'
              AND asked.interface_id = flow.interface_id
              AND asked.flow_direction <> flow.flow_direction
              AND asked.pkt_srcaddr = flow.pkt_dstaddr AND asked.pkt_dstaddr = flow.pkt_srcaddr
              AND asked.srcport = flow.dstport AND asked.dstport = flow.srcport
              AND asked.protocol = flow.protocol) AS answer
        FROM flow_logs flow
        WHERE action = 'REJECT'),
      services AS (
        SELECT interface_id, flow_direction, pkt_srcaddr, pkt_dstaddr, protocol, answer,
          CASE WHEN answer THEN srcport ELSE dstport END AS port, count(*) AS times
        FROM rejected
        GROUP BY ALL)
      """;

  private static final String MOST =
      """
      SELECT *, 0 FROM services
      WHERE flow_direction = 'ingress'
      ORDER BY times DESC, interface_id, pkt_srcaddr, port
      LIMIT 1
      """;

  private static final String EACH =
      """
      SELECT interface_id, flow_direction, pkt_srcaddr, pkt_dstaddr, protocol, answer,
        first(port ORDER BY times DESC, port), sum(times) AS times, count(*) - 1
      FROM services
      GROUP BY interface_id, flow_direction, pkt_srcaddr, pkt_dstaddr, protocol, answer
      ORDER BY times DESC, interface_id, pkt_srcaddr
      """;

  /// An unprivileged port that an opening packet may come from.
  private static final int SOME_PORT = 50_000;

  private final QueryTable table;
  private final Network network;

  RejectedFlows(QueryTable table, Network network) {
    this.table = table;
    this.network = network;
  }

  /// The attempt that was rejected most often; empty when nothing was rejected.
  Optional<RejectedFlow> most() {
    return ask(MOST).stream().findFirst();
  }

  /// Every pair of hosts of which something was rejected, the most frequent first.
  List<RejectedFlow> each() {
    return ask(EACH);
  }

  private List<RejectedFlow> ask(String question) {
    List<RejectedFlow> flows = new ArrayList<>();
    try (Query query = table.prepare(REJECTED + question)) {
      QueryRows rows = query.run();
      while (rows.next()) {
        flows.add(flow(rows));
      }
    }
    return flows;
  }

  private RejectedFlow flow(QueryRows rows) {
    NetworkInterface eni = network.networkInterface(text(rows, 0));
    FlowDirection direction =
        text(rows, 1).equals(FlowDirection.INGRESS.wireName())
            ? FlowDirection.INGRESS
            : FlowDirection.EGRESS;
    RejectedFlow.Ends ends =
        new RejectedFlow.Ends(
            IpAddress.of(text(rows, 2)), IpAddress.of(text(rows, 3)), number(rows, 4));
    boolean answer = Boolean.parseBoolean(text(rows, 5));
    int port = number(rows, 6);
    InterfacePolicy policy = new InterfacePolicy(network, eni);
    if (answer) {
      FlowDirection other =
          direction == FlowDirection.INGRESS ? FlowDirection.EGRESS : FlowDirection.INGRESS;
      policy.decide(other, opening(ends.reversed(), port));
    }
    return new RejectedFlow(
        eni,
        direction,
        ends,
        answer,
        port,
        number(rows, 8),
        number(rows, 7),
        policy.explain(direction, answer ? answering(ends, port) : opening(ends, port)));
  }

  private static String text(QueryRows rows, int column) {
    return rows.text(column).orElseThrow();
  }

  private static int number(QueryRows rows, int column) {
    return Integer.parseInt(text(rows, column));
  }

  /// The first packet of a flow to a service.
  private static PacketHeader opening(RejectedFlow.Ends ends, int port) {
    PacketHeader packet = between(ends);
    packet.sourcePort = IpProtocol.hasPorts(ends.protocol()) ? SOME_PORT : 0;
    packet.destinationPort = port;
    packet.tcpFlags = ends.protocol() == IpProtocol.TCP ? TcpFlags.SYN : 0;
    packet.icmpType =
        switch (ends.protocol()) {
          case IpProtocol.ICMP -> 8;
          case IpProtocol.ICMPV6 -> 128;
          default -> 0;
        };
    return packet;
  }

  /// The first packet that the service sends back.
  private static PacketHeader answering(RejectedFlow.Ends ends, int port) {
    PacketHeader packet = between(ends);
    packet.sourcePort = port;
    packet.destinationPort = IpProtocol.hasPorts(ends.protocol()) ? SOME_PORT : 0;
    packet.tcpFlags = ends.protocol() == IpProtocol.TCP ? TcpFlags.SYN | TcpFlags.ACK : 0;
    packet.icmpType = ends.protocol() == IpProtocol.ICMPV6 ? 129 : 0;
    return packet;
  }

  private static PacketHeader between(RejectedFlow.Ends ends) {
    PacketHeader packet = new PacketHeader();
    packet.ipVersion = ends.source().isIpv4() ? 4 : 6;
    packet.sourceHigh = ends.source().high();
    packet.sourceLow = ends.source().low();
    packet.destinationHigh = ends.destination().high();
    packet.destinationLow = ends.destination().low();
    packet.protocol = ends.protocol();
    return packet;
  }
}
