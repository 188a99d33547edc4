package weir.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import weir.query.trino.CatalogFile;

/// `weir trino config`: the catalogues' files for a cluster that exists.
@Command(
    name = "config",
    header =
        "Write the files that make Weir's tables and log events catalogues of a Trino cluster.",
    description = {
      "The files awsdatacatalog.properties and weir.properties belong into the folder etc/catalog"
          + " of every node. They hold no keys: each Trino process needs WEIR_ACCESS_KEY_ID and"
          + " WEIR_SECRET_ACCESS_KEY in its environment."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir trino config --to /etc/trino/catalog --endpoint-url http://10.0.0.5:4566",
      "  weir trino config --to ./catalog --s3-endpoint https://s3.eu-west-1.amazonaws.com",
      "",
      "Exit codes: 0 they are written, 1 they cannot be written, 2 wrong use."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class TrinoConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where to write them.")
  private Path to;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Where Weir serves. Default: AWS_ENDPOINT_URL, or the profile's endpoint_url.")
  private @Nullable URI endpoint;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Where the tables' objects are. Default: where Weir serves.")
  private @Nullable URI s3;

  @Override
  public Integer call() {
    URI weir = SdkSettings.endpoint(endpoint, "--endpoint-url");
    List<Path> files =
        new CatalogFile(weir, s3 == null ? weir : s3, SdkSettings.region()).write(to);
    PrintWriter out = spec.commandLine().getOut();
    files.forEach(file -> out.println("weir: wrote " + file));
    out.println(
        "Copy both to etc/catalog of every node, give each Trino process "
            + CatalogFile.ACCESS_KEY_ID
            + " and "
            + CatalogFile.SECRET_ACCESS_KEY
            + ", and restart the cluster.");
    out.flush();
    return 0;
  }
}
