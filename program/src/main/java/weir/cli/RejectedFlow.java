package weir.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.network.NetworkInterface;
import weir.policy.Explanation;
import weir.policy.Proposal;

/// A rejected flow, found in flow logs and explained by the rules: which one rejected it, and what
/// would let it pass.
///
/// @param answer whether it answers a flow that was let in, so that only network ACLs may reject it
/// @param port of the service; 0 without ports
/// @param otherPorts how many more ports were tried between the same two addresses
/// @param times how many records tell of it
record RejectedFlow(
    NetworkInterface eni,
    FlowDirection direction,
    Ends ends,
    boolean answer,
    int port,
    int otherPorts,
    long times,
    Explanation explanation) {

  /// Who talks to whom in which protocol.
  record Ends(IpAddress source, IpAddress destination, int protocol) {
    /// Of what was asked, when this is the answer.
    @SuppressWarnings("ArgumentSelectionDefectChecker") // swapping is the point
    Ends reversed() {
      return new Ends(destination, source, protocol);
    }
  }

  /// `198.51.100.66 -> bastion 10.0.1.22, tcp 22`.
  String words() {
    String name = eni.tags().getOrDefault("Name", eni.id()) + " ";
    boolean arrives = direction == FlowDirection.INGRESS;
    StringBuilder words = new StringBuilder();
    words.append(arrives ? "" : name).append(ends.source()).append(" -> ");
    words.append(arrives ? name : "").append(ends.destination()).append(", ");
    words.append(answer ? "answer from " : "").append(IpProtocol.name(ends.protocol()));
    if (IpProtocol.hasPorts(ends.protocol())) {
      words.append(' ').append(port);
    }
    if (otherPorts > 0) {
      words.append(" and ").append(otherPorts).append(otherPorts == 1 ? " other" : " others");
    }
    return words.toString();
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
    json.writeStringField("source", ends.source().toString());
    json.writeStringField("destination", ends.destination().toString());
    json.writeNumberField("destinationPort", port);
    json.writeNumberField("otherPorts", otherPorts);
    json.writeBooleanField("answer", answer);
    json.writeNumberField("protocol", ends.protocol());
    json.writeNumberField("times", times);
    json.writeStringField("why", explanation.decisive().toString());
    json.writeArrayFieldStart("toLetItPass");
    for (Proposal proposal : explanation.proposals()) {
      json.writeString(proposal.toString());
    }
    json.writeEndArray();
  }
}
