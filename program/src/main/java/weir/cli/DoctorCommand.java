package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `weir doctor`: why a flow log shows nothing, or less than expected.
@Command(
    name = "doctor",
    header = "Says why a flow log shows nothing, or less than expected, and what mends it.",
    description = {
      "Asks a running weir serve about the flow logs of the account and region that the credentials"
          + " and AWS_REGION say: their interfaces and captures, roles, destinations, keys and"
          + " deliveries. Every finding comes with its evidence and the commands that mend it."
          + " Needs weir:DiagnoseFlowLogs."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir doctor --control http://127.0.0.1:4566",
      "  weir doctor --flow-log fl-0a1b2c3d4e5f60718",
      "  weir doctor --json | jq '.Diagnoses[].Findings[].Remedies[].Commands[]'",
      "",
      "Exit codes: 0 all is well, 1 something was found or the service is away, 2 wrong use."
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DoctorCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Spec private CommandSpec spec;

  @Option(
      names = {"--control", "--endpoint-url"},
      paramLabel = "URL",
      description = "Where weir serve listens. Default: AWS_ENDPOINT_URL, or the profile's.")
  private @Nullable URI control;

  @Option(
      names = "--flow-log",
      paramLabel = "ID",
      description = "Only this flow log; may be given several times. Default: all.")
  private List<String> flowLogs = new ArrayList<>();

  @Option(names = "--json", description = "Prints what the service answers, as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    URI service = SdkSettings.endpoint(control, "--control");
    JsonNode answer = new NetworkCalls(ServiceCalls.of(service)).diagnose(flowLogs);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    } else {
      new DiagnosisPrinter(out, service).print(answer.path("Diagnoses"));
    }
    out.flush();
    for (JsonNode diagnosis : answer.path("Diagnoses")) {
      if (!diagnosis.path("Health").asText().equals("WELL")) {
        return 1;
      }
    }
    return 0;
  }
}
