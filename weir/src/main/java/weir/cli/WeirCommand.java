package weir.cli;

import picocli.CommandLine.Command;

/// `weir`, the root of all commands.
@Command(
    name = "weir",
    description = "VPC Flow Logs that you run yourself.",
    mixinStandardHelpOptions = true,
    subcommands = {QueryCommand.class, TopCommand.class})
public final class WeirCommand {}
