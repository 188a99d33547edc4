package weir.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import weir.model.network.Network;
import weir.policy.Proposal;
import weir.query.files.QueryTable;
import weir.store.state.NetworkFile;

/// `weir explain`: which rule rejected each flow of some flow logs.
@Command(
    name = "explain",
    header = "Says of every rejected flow which rule rejected it, and what would let it pass.",
    description = {
      "Reads flow logs and asks the rules of a network description. Flows are counted by their two"
          + " hosts and protocol. The rules are those of the description, which may have changed"
          + " since the records were made."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir explain --network network.yaml --from flow-logs",
      "  weir network export --endpoint-url http://127.0.0.1:4566 network.yaml    of a running"
          + " weir serve",
      "",
      "Exit codes: 0 explained, 1 failed, 2 wrong use."
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = "--network",
      paramLabel = "FILE",
      required = true,
      description = "The description whose rules are asked.")
  private Path file;

  @Override
  public Integer call() {
    Network network = NetworkFile.read(file);
    PrintWriter out = spec.commandLine().getOut();
    try (QueryTable table = engine.engine().open(engine.files())) {
      List<RejectedFlow> flows = new RejectedFlows(table, network).each();
      if (flows.isEmpty()) {
        out.println("No flow was rejected.");
      }
      for (RejectedFlow flow : flows) {
        out.println(flow.words() + ", " + (flow.times() == 1 ? "once" : flow.times() + " times"));
        out.println("  " + flow.explanation().decisive());
        for (Proposal proposal : flow.explanation().proposals()) {
          out.println("  To let it pass: " + proposal);
        }
      }
    }
    out.flush();
    return 0;
  }
}
