package weir.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weir.store.state.Mistake;
import weir.store.state.NetworkFile;

/// `weir network check`: every mistake of a description with its place, or what it describes.
@Command(
    name = "check",
    header = "Report all mistakes of a network description, or what it describes.",
    description = {
      "Reads the description and reports every mistake as FILE:LINE:COLUMN: what is wrong. When"
          + " there",
      "is none, prints what the file describes, with the ids that follow from the names."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir network check network.yaml",
      "  weir network check network.yaml --json | jq '.mistakes[0]'",
      "",
      "Exit codes: 0 it is right, 1 it has mistakes or cannot be read, 2 wrong use."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class NetworkCheckCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MISTAKEN = 1;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The description, such as network.yaml.")
  private Path file;

  @Option(
      names = "--json",
      description =
          "Prints the mistakes as one JSON object, with no mistake in it when all is right.")
  private boolean json;

  @Override
  public Integer call() {
    NetworkFile.Checked checked = NetworkFile.check(file);
    if (json) {
      return printJson(checked);
    }
    if (checked.network().isPresent()) {
      PrintWriter out = spec.commandLine().getOut();
      new NetworkSummary(checked.network().get()).lines().forEach(out::println);
      out.flush();
      return 0;
    }
    PrintWriter err = spec.commandLine().getErr();
    checked.mistakes().forEach(err::println);
    err.flush();
    return MISTAKEN;
  }

  private int printJson(NetworkFile.Checked checked) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode mistakes = answer.putArray("mistakes");
    for (Mistake mistake : checked.mistakes()) {
      mistakes
          .addObject()
          .put("file", mistake.file())
          .put("line", mistake.line())
          .put("column", mistake.column())
          .put("sentence", mistake.sentence());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer);
    out.flush();
    return checked.mistakes().isEmpty() ? 0 : MISTAKEN;
  }
}
