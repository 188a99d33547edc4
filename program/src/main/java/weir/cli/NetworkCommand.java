package weir.cli;

import picocli.CommandLine.Command;

/// `weir network`: what has to do with the description of a network.
@Command(
    name = "network",
    header =
        "Check the description of a network, print its schema, or move it in and out of weir"
            + " serve.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir network check network.yaml",
      "  weir network schema > network.schema.json",
      "  weir network export > network.yaml",
      "  weir network import network.yaml",
      "",
      "An editor that knows the schema completes and explains the keys of network.yaml; put this",
      "in its first line: # yaml-language-server: $schema=network.schema.json"
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      NetworkCheckCommand.class,
      NetworkSchemaCommand.class,
      NetworkExportCommand.class,
      NetworkImportCommand.class
    })
final class NetworkCommand {}
