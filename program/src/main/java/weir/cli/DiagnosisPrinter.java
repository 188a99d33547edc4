package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URI;

/// Writes the answer of DiagnoseFlowLogs for people.
final class DiagnosisPrinter {
  private static final String AWS = "aws ";

  private final PrintWriter out;
  private final URI service;

  /// @param service which the commands of remedies are to ask
  DiagnosisPrinter(PrintWriter out, URI service) {
    this.out = out;
    this.service = service;
  }

  void print(JsonNode diagnoses) {
    if (diagnoses.isEmpty()) {
      out.println("There are no flow logs.");
    }
    for (JsonNode diagnosis : diagnoses) {
      out.println(diagnosis.path("FlowLogId").asText() + "  " + diagnosis.path("Summary").asText());
      diagnosis.path("Findings").forEach(this::finding);
    }
  }

  private void finding(JsonNode finding) {
    out.println();
    out.println(
        "  " + finding.path("Sentence").asText() + " [" + finding.path("Symptom").asText() + "]");
    finding.path("Evidence").forEach(evidence -> out.println("    - " + evidence.asText()));
    for (JsonNode remedy : finding.path("Remedies")) {
      out.println("    To mend it: " + remedy.path("Deed").asText());
      remedy.path("Commands").forEach(command -> out.println("      " + told(command.asText())));
    }
  }

  /// The command with the endpoint: not every aws CLI looks for it in the environment.
  private String told(String command) {
    String option = "aws --endpoint-url " + service + " ";
    String asked = command.replace("$(" + AWS, "$(" + option);
    return asked.startsWith(AWS) ? option + asked.substring(AWS.length()) : asked;
  }
}
