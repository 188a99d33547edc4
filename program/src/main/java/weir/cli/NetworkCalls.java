package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryStatus;

/// Weir's own operations, as its commands call them.
final class NetworkCalls {
  private static final JsonMapper JSON = new JsonMapper();

  private final ServiceCalls calls;

  NetworkCalls(ServiceCalls calls) {
    this.calls = calls;
  }

  /// A description, and what it could not say.
  ///
  /// @param network empty when it is the one that the caller knows
  record Exported(Optional<String> network, List<String> omissions) {}

  /// @param host whose interfaces are attached; empty for the service's own
  /// @param knownDigest SHA-256 of the description that is known, in hexadecimal; empty for none
  Exported export(String host, String knownDigest) throws IOException {
    ObjectNode request = JSON.createObjectNode();
    if (!host.isEmpty()) {
      request.put("Host", host);
    }
    if (!knownDigest.isEmpty()) {
      request.put("KnownDigest", knownDigest);
    }
    JsonNode answer = call("ExportNetwork", request);
    return new Exported(Optional.ofNullable(answer.path("Network").textValue()), sentences(answer));
  }

  /// How many resources an import made, and what it left out.
  record Imported(int resources, List<String> omissions) {}

  Imported importNetwork(String text) throws IOException {
    JsonNode answer = call("ImportNetwork", JSON.createObjectNode().put("Network", text));
    return new Imported(answer.path("Resources").asInt(), sentences(answer));
  }

  void report(String host, List<DeliveryStatus> statuses) throws IOException {
    ObjectNode request = JSON.createObjectNode().put("Host", host);
    ArrayNode logs = request.putArray("FlowLogs");
    for (DeliveryStatus status : statuses) {
      ObjectNode log = logs.addObject();
      log.put("FlowLogId", status.flowLogId());
      log.put("Status", status.deliverLogsStatus());
      status.deliverLogsErrorMessage().ifPresent(message -> log.put("ErrorMessage", message));
    }
    call("ReportDelivery", request);
  }

  /// How flow logs fare, as the service answers.
  ///
  /// @param flowLogIds all when it is empty
  JsonNode diagnose(List<String> flowLogIds) throws IOException {
    ObjectNode request = JSON.createObjectNode();
    if (!flowLogIds.isEmpty()) {
      ArrayNode ids = request.putArray("FlowLogIds");
      flowLogIds.forEach(ids::add);
    }
    return call("DiagnoseFlowLogs", request);
  }

  private JsonNode call(String operation, ObjectNode request) throws IOException {
    return JSON.readTree(
        calls.json("weir", "Weir_20261121." + operation, JSON.writeValueAsString(request)));
  }

  private static List<String> sentences(JsonNode answer) {
    List<String> sentences = new ArrayList<>();
    answer.path("Omissions").forEach(omission -> sentences.add(omission.asText()));
    return sentences;
  }
}
