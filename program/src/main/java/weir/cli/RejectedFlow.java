package weir.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.policy.Explanation;
import weir.policy.InterfacePolicy;
import weir.policy.Proposal;
import weir.query.engine.Query;
import weir.query.engine.QueryRows;
import weir.query.engine.QueryTable;

/// A rejected flow, found in flow logs and explained by the rules: which one rejected it, and what
/// would let it pass.
///
/// @param times how many records tell of such flows
record RejectedFlow(
    NetworkInterface eni,
    FlowDirection direction,
    IpAddress source,
    IpAddress destination,
    int destinationPort,
    int protocol,
    long times,
    Explanation explanation) {
  private static final String MOST =
      """
      SELECT interface_id, flow_direction, pkt_srcaddr, pkt_dstaddr, dstport, protocol, count(*) AS times
      FROM flow_logs
      WHERE action = 'REJECT' AND flow_direction = 'ingress'
      GROUP BY ALL
      ORDER BY times DESC, interface_id, pkt_srcaddr, dstport
      LIMIT 1
      """;

  /// An unprivileged port that an opening packet may come from.
  private static final int SOME_PORT = 50_000;

  /// The attempt that was rejected most often, explained; empty when nothing was rejected.
  static Optional<RejectedFlow> most(QueryTable table, Network network) {
    try (Query query = table.prepare(MOST)) {
      QueryRows rows = query.run();
      if (!rows.next()) {
        return Optional.empty();
      }
      NetworkInterface eni = network.networkInterface(text(rows, 0));
      FlowDirection direction =
          Arrays.stream(FlowDirection.values())
              .filter(known -> known.wireName().equals(text(rows, 1)))
              .findFirst()
              .orElseThrow();
      IpAddress source = IpAddress.of(text(rows, 2));
      IpAddress destination = IpAddress.of(text(rows, 3));
      int port = Integer.parseInt(text(rows, 4));
      int protocol = Integer.parseInt(text(rows, 5));
      long times = Long.parseLong(text(rows, 6));
      Explanation explanation =
          new InterfacePolicy(network, eni)
              .explain(direction, opening(source, destination, port, protocol));
      return Optional.of(
          new RejectedFlow(
              eni, direction, source, destination, port, protocol, times, explanation));
    }
  }

  private static String text(QueryRows rows, int column) {
    return rows.text(column).orElseThrow();
  }

  /// The first packet of such a flow.
  private static PacketHeader opening(
      IpAddress source, IpAddress destination, int port, int protocol) {
    PacketHeader packet = new PacketHeader();
    packet.ipVersion = source.isIpv4() ? 4 : 6;
    packet.sourceHigh = source.high();
    packet.sourceLow = source.low();
    packet.destinationHigh = destination.high();
    packet.destinationLow = destination.low();
    packet.protocol = protocol;
    packet.sourcePort = IpProtocol.hasPorts(protocol) ? SOME_PORT : 0;
    packet.destinationPort = port;
    packet.tcpFlags = protocol == IpProtocol.TCP ? TcpFlags.SYN : 0;
    return packet;
  }

  /// `198.51.100.66 -> bastion 10.0.1.22, tcp 22`.
  private String words() {
    String port = IpProtocol.hasPorts(protocol) ? " " + destinationPort : "";
    return source
        + " -> "
        + eni.tags().getOrDefault("Name", eni.id())
        + " "
        + destination
        + ", "
        + IpProtocol.name(protocol)
        + port;
  }

  void print(PrintWriter out) {
    out.println("Why was " + words() + " rejected " + times + " times?");
    out.println("  " + explanation.decisive());
    for (Proposal proposal : explanation.proposals()) {
      out.println("  To let it pass: " + proposal);
    }
  }

  void writeJson(JsonGenerator json) throws IOException {
    json.writeStringField("interfaceId", eni.id());
    json.writeStringField("direction", direction.wireName());
    json.writeStringField("source", source.toString());
    json.writeStringField("destination", destination.toString());
    json.writeNumberField("destinationPort", destinationPort);
    json.writeNumberField("protocol", protocol);
    json.writeNumberField("times", times);
    json.writeStringField("why", explanation.decisive().toString());
    json.writeArrayFieldStart("toLetItPass");
    for (Proposal proposal : explanation.proposals()) {
      json.writeString(proposal.toString());
    }
    json.writeEndArray();
  }
}
