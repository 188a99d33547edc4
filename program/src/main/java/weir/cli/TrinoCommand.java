package weir.cli;

import picocli.CommandLine.Command;

/// `weir trino`: a Trino cluster over Weir's tables.
@Command(
    name = "trino",
    header = "Join a Trino cluster to weir serve, or start one for trying.",
    description = {
      "A cluster answers what one machine cannot: the same SQL over the same tables and objects."
          + " weir serve sends it Athena's questions when its settings say engine: trino."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir trino config --to /etc/trino/catalog     for a cluster that you have",
      "  weir trino start                              a small one on this machine"
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TrinoConfigCommand.class, TrinoStartCommand.class})
final class TrinoCommand {}
