package weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import weir.store.state.NetworkFile;

/// `weir network schema`: the JSON schema of descriptions, for editors and other tools.
@Command(
    name = "schema",
    header = "Print the JSON schema of network descriptions.",
    description = "The schema (draft 2020-12) names every key with what it means.",
    footerHeading = "%nExamples:%n",
    footer = "  weir network schema > network.schema.json",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class NetworkSchemaCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(NetworkFile.schema());
    spec.commandLine().getOut().flush();
  }
}
