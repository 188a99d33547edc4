package weir.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `weir`, the root of all commands.
///
/// To add one, write a class with `@Command`, its help with examples in the footer, and name it
/// here.
@Command(
    name = "weir",
    header = "VPC Flow Logs that you run yourself.",
    description = "Records, delivers and answers questions about network flows in AWS's format.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it worked",
      "1:it failed; the message says why and what to do",
      "2:it was asked for in a way that cannot be right"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir lab                                  a small VPC on this machine, recorded",
      "  weir read traffic.pcap                    a capture file as flow records",
      "  weir top --rejected --from flow-logs      who is turned away most",
      "",
      "weir COMMAND --help shows every option of a command, with examples."
    },
    subcommands = {
      LabCommand.class,
      ServeCommand.class,
      AgentCommand.class,
      RecordCommand.class,
      ReadCommand.class,
      SqlCommand.class,
      InsightsCommand.class,
      QueryCommand.class,
      TopCommand.class,
      ExplainCommand.class,
      DoctorCommand.class,
      TrinoCommand.class,
      NetworkCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      CompletionCommand.class,
      WarmUpCommand.class
    })
public final class WeirCommand {
  private WeirCommand() {}

  /// The command line.
  ///
  /// @param service what `weir serve` starts
  public static CommandLine line(Service service) {
    return new CommandLine(new WeirCommand(), new Commands(service));
  }

  /// Makes commands: some need what only `app` can give.
  private record Commands(Service service) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == ServeCommand.class) {
        return type.cast(new ServeCommand(service));
      }
      if (type == LabCommand.class) {
        return type.cast(new LabCommand(service));
      }
      return type == WarmUpCommand.class
          ? type.cast(new WarmUpCommand(service))
          : CommandLine.defaultFactory().create(type);
    }
  }
}
