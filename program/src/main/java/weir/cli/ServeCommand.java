package weir.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import weir.model.aws.Fault;
import weir.model.network.ResourceId;

/// `weir serve`: the AWS-compatible service, until it is stopped.
@Command(
    name = "serve",
    header = "Serves the AWS APIs: EC2's network and flow logs, S3, IAM, STS, KMS.",
    description = {
      "The aws CLI, boto3 and the AWS SDKs drive it with an endpoint URL. Interfaces that carry the"
          + " tag weir:attachment are recorded while it runs.",
      "",
      "The first start makes an access key and shows it, once. WEIR_ROOT_ACCESS_KEY_ID and"
          + " WEIR_ROOT_SECRET_ACCESS_KEY in the environment set it instead. SIGTERM or Ctrl-C ends"
          + " running requests and delivers what is recorded."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir serve                                     on 127.0.0.1:4566, kept in"
          + " ~/.local/state/weir/serve",
      "  weir serve --ephemeral                         keeps nothing; for tests",
      "  weir serve --config /etc/weir/serve.yaml       listen, tls, state, accounts, region,"
          + " limits",
      "  aws --endpoint-url http://127.0.0.1:4566 ec2 describe-flow-logs"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ServeCommand implements Callable<Integer> {
  private final Service service;

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "Settings in YAML; options win.")
  private @Nullable Path config;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Where to listen. Default: 127.0.0.1:4566. Port 0 takes a free one.")
  private @Nullable String listen;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of everything that is kept. Default: ~/.local/state/weir/serve.")
  private @Nullable Path state;

  @Option(
      names = "--state-database",
      paramLabel = "URL",
      description = "jdbc:postgresql://… for resources, in place of a file in the state folder.")
  private @Nullable String stateDatabase;

  @Option(
      names = "--ephemeral",
      description = "Starts empty, keeps nothing, and allows POST /_weir/wipe.")
  private boolean ephemeral;

  @Option(
      names = "--account",
      paramLabel = "ID",
      split = ",",
      description = "Accounts; the first is the default one. Default: 123456789012.")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description =
          "A network description to begin with; imported when the state has no VPC of it.")
  private @Nullable Path network;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Delivers flow logs to this S3 in place of the embedded one.")
  private @Nullable URI s3;

  ServeCommand(Service service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    ServeSettings settings = settings();
    StopSignal stop = StopSignal.install();
    try (Service.Running running = service.start(settings)) {
      greet(running, settings);
      stop.await(null, () -> {}, () -> running.failure().isPresent());
      running
          .failure()
          .ifPresent(why -> {
            throw new Fault.Unavailable(why);
          });
      return 0;
    } finally {
      stop.done();
    }
  }

  private ServeSettings settings() {
    ServeSettings usual = ServeSettings.usual();
    ServeSettings told = config == null ? usual : ServeFile.read(config, usual);
    if (ephemeral && (state != null || stateDatabase != null)) {
      throw new Fault.Invalid("--ephemeral keeps nothing, so it goes without --state");
    }
    accounts.forEach(ResourceId::requireAccount);
    return new ServeSettings(
        listen == null ? told.listen() : ServeFile.listen(listen, told.listen().tls()),
        state(told.state()),
        new ServeSettings.Home(
            accounts.isEmpty() ? told.home().accounts() : accounts,
            told.home().region(),
            network == null ? told.home().network() : network),
        new ServeSettings.Destinations(
            s3 == null ? told.destinations().s3() : s3, told.destinations().endpoints()),
        told.logs(),
        told.limits(),
        told.queries());
  }

  private ServeSettings.State state(ServeSettings.State told) {
    if (ephemeral) {
      return new ServeSettings.State(null, null, told.auditKept());
    }
    return new ServeSettings.State(
        state == null ? told.folder() : state,
        stateDatabase == null ? told.database() : stateDatabase,
        told.auditKept());
  }

  private void greet(Service.Running running, ServeSettings settings) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("weir: serving on " + running.endpoint());
    for (Service.NewAccessKey key : running.newAccessKeys()) {
      String profile =
          settings.home().accounts().getFirst().equals(key.accountId())
              ? "weir"
              : "weir-" + key.accountId();
      out.println();
      out.println(
          "The access key of account "
              + key.accountId()
              + ", shown now and never again. To paste:");
      out.println();
      out.println(
          "  aws configure set profile." + profile + ".aws_access_key_id " + key.accessKeyId());
      out.println(
          "  aws configure set profile."
              + profile
              + ".aws_secret_access_key "
              + key.secretAccessKey());
      out.println("  aws configure set profile." + profile + ".region " + settings.home().region());
      out.println("  aws configure set profile." + profile + ".endpoint_url " + running.endpoint());
      out.println("  export AWS_PROFILE=" + profile);
    }
    if (settings.state().folder() == null) {
      out.println("weir: ephemeral; everything is gone when this process ends");
    }
    out.flush();
  }
}
