package weir.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `weir completion`: a script that teaches bash and zsh to complete commands and options.
@Command(
    name = "completion",
    header = "Prints the script that lets bash or zsh complete weir's commands and options.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(weir completion)                                        in this shell",
      "  weir completion > /etc/bash_completion.d/weir                    for every bash",
      "  echo 'source <(weir completion)' >> ~/.zshrc                     for your zsh"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash("weir", spec.root().commandLine()));
    out.flush();
  }
}
