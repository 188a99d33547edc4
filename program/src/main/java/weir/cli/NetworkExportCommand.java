package weir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `weir network export`: a running service's network as a description.
@Command(
    name = "export",
    header = "Write the network of a running weir serve as a description.",
    description = {
      "Of the account and region that the credentials and AWS_REGION say. What a description has no"
          + " words for is left out and told. Needs weir:ExportNetwork."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir network export --endpoint-url http://127.0.0.1:4566 network.yaml",
      "  weir network export                            to standard output; where"
          + " AWS_ENDPOINT_URL or the profile says",
      "",
      "Exit codes: 0 it is written, 1 the service refuses or is away, 2 wrong use."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class NetworkExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "What to write. Default: standard output.")
  private @Nullable Path file;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Where Weir serves. Default: AWS_ENDPOINT_URL, or the profile's endpoint_url.")
  private @Nullable URI endpoint;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Attached as the agent of this host captures. Default: the service's own host.")
  private String host = "";

  @Override
  public Integer call() throws IOException {
    NetworkCalls.Exported exported =
        new NetworkCalls(ServiceCalls.of(SdkSettings.endpoint(endpoint, "--endpoint-url")))
            .export(host, "");
    String text = exported.network().orElse("");
    if (file == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(text);
      out.flush();
    } else {
      Files.writeString(file, text);
    }
    PrintWriter err = spec.commandLine().getErr();
    exported.omissions().forEach(omission -> err.println("weir: " + omission));
    err.flush();
    return 0;
  }
}
