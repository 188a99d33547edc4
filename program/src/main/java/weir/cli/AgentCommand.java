package weir.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import weir.capture.aggregate.LaneOptions;
import weir.delivery.AwsEndpoint;
import weir.delivery.AwsEndpoints;
import weir.delivery.DeliveryOptions;
import weir.delivery.DeliveryStatus;
import weir.model.aws.Fault;
import weir.model.network.Network;
import weir.recording.Recording;
import weir.recording.RecordingOptions;
import weir.recording.SourceOpener;

/// `weir agent`: records the interfaces of this host for a service that runs elsewhere.
@Command(
    name = "agent",
    header = "Records this host's interfaces for a weir serve elsewhere, until stopped.",
    description = {
      "Captures the interfaces whose tag weir:attachment ends in ;host=NAME, as the control plane"
          + " describes them, and delivers their records to the flow logs' buckets.",
      "Credentials are found as the aws CLI finds them; they need weir:ExportNetwork,"
          + " weir:ReportDelivery and s3:PutObject. While the control plane is away, and after a"
          + " restart, the agent goes on with the last network, and records wait on its disk."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir agent --control https://weir.example.org:4566",
      "  weir agent --control http://127.0.0.1:4566 --host node7 --state /var/lib/weir/agent",
      "  aws ec2 create-tags --resources eni-0a1b2c3d4e5f60718 --tags"
          + " 'Key=weir:attachment,Value=eth0;host=node7'",
      "",
      "Exit codes: 0 stopped and everything is delivered, 1 it failed, or records wait for the next"
          + " start, 2 wrong use."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class AgentCommand implements Callable<Integer> {
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;

  @Option(
      names = "--control",
      paramLabel = "URL",
      description = "Where weir serve listens. Default: AWS_ENDPOINT_URL, or the profile's.")
  private @Nullable URI control;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "What this host is called in the tags. Default: its hostname.")
  private @Nullable String host;

  @Option(
      names = "--poll",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "How often to ask for changes: ${DEFAULT-VALUE}.")
  private String poll = "5s";

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where the last network and waiting records are kept. Default:"
              + " ~/.local/state/weir/agent.")
  private @Nullable Path state;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Delivers to this S3. Default: the control plane's.")
  private @Nullable URI s3;

  @Override
  public Integer call() throws IOException {
    URI service = SdkSettings.endpoint(control, "--control");
    String name = host == null ? hostname() : host;
    Duration every = Durations.of("--poll", poll);
    if (every.isZero()) {
      throw new Fault.Invalid("--poll is " + poll + " but must be at least 1s");
    }
    Path folder = Files.createDirectories(state == null ? usualState() : state);
    AgentNetwork kept = new AgentNetwork(folder);
    RecordingOptions options =
        new RecordingOptions(
            folder.resolve("spool"),
            DeliveryOptions.DEFAULT.withEndpoints(endpoints(service)),
            LaneOptions.defaults(ThreadLocalRandom.current().nextLong()));
    StopSignal stop = StopSignal.install();
    try (Recording recording =
        Recording.start(known(kept), SourceOpener.LINUX, options, InstantSource.system())) {
      say("agent of " + name + " records for " + service + ", kept in " + folder);
      RecordingStatus status = new RecordingStatus(spec.commandLine().getErr(), recording);
      try (AgentLink link =
          new AgentLink(
              new NetworkCalls(ServiceCalls.of(service)),
              name,
              every,
              kept,
              recording,
              this::say)) {
        link.start();
        stop.await(null, status::step, () -> recording.failure().isPresent());
      }
      boolean delivered = recording.finish(FLUSH_PATIENCE);
      status.end();
      if (recording.failure().isPresent()) {
        throw recording.failure().get();
      }
      return delivered ? 0 : undelivered(recording, folder);
    } finally {
      stop.done();
    }
  }

  private AwsEndpoints endpoints(URI service) {
    AwsEndpoints ofTheService = AwsEndpoints.all(AwsEndpoint.at(service));
    return s3 == null ? ofTheService : ofTheService.withS3(s3);
  }

  /// What the last run was given; a file that cannot be read is told, and the service asked.
  private Network known(AgentNetwork kept) {
    try {
      Network network = kept.find().orElseGet(AgentNetwork::none);
      if (!network.vpcs().isEmpty()) {
        say("begins with the network that is kept in " + kept.file());
      }
      return network;
    } catch (Fault unreadable) {
      say("the kept network is not used: " + unreadable.sentence());
      return AgentNetwork.none();
    }
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      throw new Fault.Invalid("this host's name is not known; give it with --host NAME");
    }
  }

  private static Path usualState() {
    return Path.of(System.getProperty("user.home"), ".local", "state", "weir", "agent");
  }

  private int undelivered(Recording recording, Path folder) {
    for (DeliveryStatus status : recording.deliveries()) {
      if (status.failure() != null) {
        say(status.flowLogId() + " to " + status.target() + ": " + status.failure().cause());
      }
    }
    say("what is not delivered waits in " + folder.resolve("spool") + " for the next start");
    return 1;
  }

  private void say(String sentence) {
    spec.commandLine().getErr().println("weir: " + sentence);
    spec.commandLine().getErr().flush();
  }
}
