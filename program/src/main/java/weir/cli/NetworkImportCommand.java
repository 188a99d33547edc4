package weir.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weir.store.state.NetworkFile;

/// `weir network import`: a description's network into a running service.
@Command(
    name = "import",
    header = "Make the resources of a description in a running weir serve.",
    description = {
      "All of them or none, with their ids; the description's account and region must be those of"
          + " the credentials and AWS_REGION. Needs weir:ImportNetwork."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir network import network.yaml --endpoint-url http://127.0.0.1:4566",
      "  weir network import network.yaml --json | jq .omissions",
      "",
      "Exit codes: 0 it is imported, 1 the service refuses or is away, 2 wrong use, or mistakes in"
          + " the description."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class NetworkImportCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The description, such as network.yaml.")
  private Path file;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Where Weir serves. Default: AWS_ENDPOINT_URL, or the profile's endpoint_url.")
  private @Nullable URI endpoint;

  @Option(names = "--json", description = "Prints what was made and left out as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    // Mistakes are told here, with the file's own name.
    NetworkFile.read(file);
    NetworkCalls.Imported imported =
        new NetworkCalls(ServiceCalls.of(SdkSettings.endpoint(endpoint, "--endpoint-url")))
            .importNetwork(Files.readString(file));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode answer = JSON.createObjectNode().put("resources", imported.resources());
      imported.omissions().forEach(answer.putArray("omissions")::add);
      out.println(answer);
    } else {
      out.printf(Locale.ROOT, "weir: %,d resources made%n", imported.resources());
      imported.omissions().forEach(omission -> out.println("weir: " + omission));
    }
    out.flush();
    return 0;
  }
}
