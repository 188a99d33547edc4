package weir.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import weir.model.aws.Fault;
import weir.query.trino.CatalogFile;
import weir.query.trino.LocalTrino;

/// `weir trino start`: a Trino of one node on this machine, until it is stopped.
@Command(
    name = "start",
    header = "Start a small Trino on this machine, for trying, until Ctrl-C.",
    description = {
      "Fetches Trino 476 from Maven Central (450 MB, checked, once) into the cache folder and"
          + " starts it on 127.0.0.1 over the tables of a running weir serve, with the keys of the"
          + " environment or the profile."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir trino start --endpoint-url http://127.0.0.1:4566",
      "  weir trino start --port 8080 --memory 4096",
      "",
      "Exit codes: 0 it was stopped, 1 it did not start or ended by itself, 2 wrong use."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class TrinoStartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

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

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where it listens on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description = "What its heap may take. Default: ${DEFAULT-VALUE}.")
  private int memory = 1536;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where its files are kept. Default: ~/.cache/weir/trino.")
  private @Nullable Path cache;

  @Option(
      names = "--repository",
      paramLabel = "URL",
      description = "The Maven repository to fetch from. Default: ${DEFAULT-VALUE}.")
  private URI repository = URI.create("https://repo1.maven.org/maven2");

  @Override
  public Integer call() {
    URI weir = SdkSettings.endpoint(endpoint, "--endpoint-url");
    AwsCredentials keys = SdkSettings.credentials();
    Path folder =
        cache == null
            ? Path.of(System.getProperty("user.home"), ".cache", "weir", "trino")
            : cache.toAbsolutePath();
    LocalTrino.Order order =
        new LocalTrino.Order(
            folder,
            repository,
            port,
            memory,
            new CatalogFile(weir, s3 == null ? weir : s3, SdkSettings.region()),
            new LocalTrino.Keys(keys.accessKeyId(), keys.secretAccessKey()));
    PrintWriter out = spec.commandLine().getOut();
    StopSignal stop = StopSignal.install();
    try (LocalTrino trino =
        stop.interrupting(() -> LocalTrino.start(order, said -> say(out, said)))) {
      say(out, "Trino answers on " + trino.address() + "; Ctrl-C ends it");
      out.println(
          "  in the settings of weir serve:  query: {engine: trino, trino: \""
              + trino.address()
              + "\"}");
      out.println(
          "  with Trino's own JDBC driver:   jdbc:trino://"
              + trino.address().getAuthority()
              + "/"
              + CatalogFile.NAME);
      out.flush();
      stop.await(null, () -> {}, () -> !trino.isRunning());
      if (!stop.asked()) {
        throw new Fault.Unavailable("Trino ended by itself");
      }
      return 0;
    } catch (Fault.Unavailable failed) {
      if (!stop.asked()) {
        throw failed;
      }
      say(out, "stopped before Trino was ready");
      return 0;
    } finally {
      stop.done();
    }
  }

  private static void say(PrintWriter out, String said) {
    out.println("weir: " + said);
    out.flush();
  }
}
