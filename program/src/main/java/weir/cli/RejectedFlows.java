package weir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.policy.Explanation;
import weir.policy.InterfacePolicy;
import weir.query.files.Query;
import weir.query.files.QueryRows;
import weir.query.files.QueryTable;

/// Finds the rejected flows in flow logs and has the rules of the network explain them.
final class RejectedFlows {
  private static final String MOST =
      """
      SELECT *, 0 FROM services
      WHERE direction = 'ingress'
      ORDER BY times DESC, interface_id, source, port
      LIMIT 1
      """;

  private static final String EACH =
      """
      SELECT interface_id, direction, source, destination, protocol, answer,
        first(port ORDER BY times DESC, port), sum(times) AS times, count(*) - 1
      FROM services
      GROUP BY interface_id, direction, source, destination, protocol, answer
      ORDER BY times DESC, interface_id, source, destination, protocol
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
    try (Query query = table.prepare(rejected() + question)) {
      QueryRows rows = query.run();
      while (rows.next()) {
        flows.add(flow(rows));
      }
    }
    return flows;
  }

  /// Over the fields that the records have: those of version 2 know neither the direction nor the
  /// addresses behind a NAT gateway.
  ///
  /// A flow answers another when the same interface let that one pass the other way round. Where
  /// rules only judge and do not stop, the answer to a rejected flow may have passed too: the side
  /// with the lower port is taken for the service.
  private String rejected() {
    List<String> columns = table.columns();
    return """
    WITH flows AS (
      SELECT *, %s AS direction, %s AS source, %s AS destination FROM flow_logs),
    rejected AS (
      SELECT interface_id, direction, source, destination, protocol, srcport, dstport,
        EXISTS (
          SELECT 1 FROM flows asked
          WHERE asked.action = 'ACCEPT'
            AND asked.interface_id = flow.interface_id
            AND asked.source = flow.destination AND asked.destination = flow.source
            AND asked.srcport = flow.dstport AND asked.dstport = flow.srcport
            AND flow.srcport <= flow.dstport
            AND asked.protocol = flow.protocol) AS answer
      FROM flows flow
      WHERE action = 'REJECT'),
    services AS (
      SELECT interface_id, direction, source, destination, protocol, answer,
        CASE WHEN answer THEN srcport ELSE dstport END AS port, count(*) AS times
      FROM rejected
      GROUP BY ALL)
    """
        .formatted(
            columns.contains("flow_direction") ? "flow_direction" : "'-'",
            columns.contains("pkt_srcaddr") ? "coalesce(pkt_srcaddr, srcaddr)" : "srcaddr",
            columns.contains("pkt_dstaddr") ? "coalesce(pkt_dstaddr, dstaddr)" : "dstaddr");
  }

  private RejectedFlow flow(QueryRows rows) {
    NetworkInterface eni = network.networkInterface(text(rows, 0));
    RejectedFlow.Ends ends =
        new RejectedFlow.Ends(
            IpAddress.of(text(rows, 2)), IpAddress.of(text(rows, 3)), number(rows, 4));
    FlowDirection direction = direction(rows.text(1).orElse("-"), eni, ends.destination());
    int port = number(rows, 6);
    Optional<Explanation> asAnswer =
        Boolean.parseBoolean(text(rows, 5))
            ? explainAnswer(eni, direction, ends, port)
            : Optional.empty();
    return new RejectedFlow(
        eni,
        direction,
        ends,
        asAnswer.isPresent(),
        port,
        number(rows, 8),
        number(rows, 7),
        asAnswer.orElseGet(
            () -> new InterfacePolicy(network, eni).explain(direction, opening(ends, port))));
  }

  /// Why an answer is rejected; empty when it is not, so that the flow was none.
  private Optional<Explanation> explainAnswer(
      NetworkInterface eni, FlowDirection direction, RejectedFlow.Ends ends, int port) {
    InterfacePolicy policy = new InterfacePolicy(network, eni);
    policy.decide(
        direction == FlowDirection.INGRESS ? FlowDirection.EGRESS : FlowDirection.INGRESS,
        opening(ends.reversed(), port));
    return Optional.of(policy.explain(direction, answering(ends, port)))
        .filter(explanation -> explanation.action() == FlowAction.REJECT);
  }

  private static FlowDirection direction(
      String recorded, NetworkInterface eni, IpAddress destination) {
    boolean arrives =
        recorded.equals("-")
            ? eni.addresses().own(destination.high(), destination.low())
            : recorded.equals(FlowDirection.INGRESS.wireName());
    return arrives ? FlowDirection.INGRESS : FlowDirection.EGRESS;
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
