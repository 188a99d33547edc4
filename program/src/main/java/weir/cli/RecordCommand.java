package weir.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
import weir.recording.CaptureStatus;
import weir.recording.Recording;
import weir.recording.RecordingOptions;
import weir.recording.SourceOpener;
import weir.store.state.NetworkFile;

/// `weir record`: live traffic to flow logs, until it is stopped.
@Command(
    name = "record",
    header = "Records live traffic as flow logs, until stopped.",
    description = {
      "Captures every attached interface of the network description, judges its packets, and"
          + " delivers flow records to the description's",
      "flow logs, or to --to. SIGTERM or Ctrl-C closes the open windows and delivers what is there;"
          + " after a crash the next run delivers",
      "what this one had accepted, once. A change of the description is followed as soon as it is"
          + " saved; one with mistakes is told and not taken."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir record --network network.yaml                         to the flow logs of the"
          + " description",
      "  weir record --network network.yaml --to ./flow-logs        one flow log of everything, to"
          + " a folder",
      "  weir record --network network.yaml --to s3://bucket/prefix --parquet --hive",
      "  weir record --interface eth0 --to ./flow-logs              without a description:"
          + " everything counts as ACCEPT"
    })
final class RecordCommand implements Callable<Integer> {
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(30);

  @Option(names = "--network", paramLabel = "FILE", description = "Description of the network.")
  private @Nullable Path networkFile;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      split = ",",
      description = "Linux interfaces to record without a description.")
  private List<String> interfaces = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "ID",
      defaultValue = "123456789012",
      description = "Account in the records where no description says it: ${DEFAULT-VALUE}.")
  private String account = "123456789012";

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = "us-east-1",
      description = "Region in the records where no description says it: ${DEFAULT-VALUE}.")
  private String region = "us-east-1";

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      description = "Where accepted records wait for delivery. Default: ~/.local/state/weir/spool.")
  private @Nullable Path spool;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL}",
      description =
          "Where buckets, log groups and delivery streams are, when that is not AWS. Default: the"
              + " environment's AWS_ENDPOINT_URL.")
  private @Nullable URI endpoint;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "Stops by itself after a time such as 90s, 10m or 2h.")
  private @Nullable String duration;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    NetworkFileWatch watch =
        networkFile == null ? NetworkFileWatch.NOTHING : NetworkFileWatch.of(networkFile);
    Network network = target.direct(described());
    requireFlowLogs(network);
    Duration atMost = duration == null ? null : Durations.of("--duration", duration);
    DeliveryOptions options =
        endpoint == null
            ? DeliveryOptions.DEFAULT
            : DeliveryOptions.DEFAULT.withEndpoints(AwsEndpoints.all(AwsEndpoint.at(endpoint)));
    RecordingOptions recorded =
        new RecordingOptions(
            spoolFolder(), options, LaneOptions.defaults(ThreadLocalRandom.current().nextLong()));
    StopSignal stop = StopSignal.install();
    try (Recording recording =
        Recording.start(network, SourceOpener.LINUX, recorded, InstantSource.system())) {
      requireCaptures(recording);
      RecordingStatus status = new RecordingStatus(spec.commandLine().getErr(), recording);
      status.begin(network.flowLogs());
      stop.await(
          atMost,
          () -> {
            status.step();
            watch.change().ifPresent(change -> follow(change, recording));
          },
          () -> recording.failure().isPresent());
      boolean delivered = recording.finish(FLUSH_PATIENCE);
      status.end();
      if (recording.failure().isPresent()) {
        throw recording.failure().get();
      }
      return delivered ? 0 : undelivered(recording);
    } finally {
      stop.done();
    }
  }

  /// That nothing at all can be captured is told at once; a single interface may come later.
  private void requireCaptures(Recording recording) {
    List<CaptureStatus> captures = recording.captures();
    if (captures.isEmpty()) {
      throw new Fault.Invalid(
          networkFile
              + " attaches no interface to a Linux interface; give one an attach: {interface:"
              + " NAME}");
    }
    if (captures.stream().noneMatch(CaptureStatus::capturing)) {
      throw new Fault.Unavailable(String.valueOf(captures.getFirst().problem()));
    }
    captures.stream()
        .filter(capture -> !capture.capturing())
        .forEach(capture ->
            say(capture.place() + " is not captured until it is there: " + capture.problem()));
  }

  /// Takes the changed description; one with mistakes is told, and the old one goes on.
  private void follow(NetworkFileWatch.Change change, Recording recording) {
    try {
      Network network = target.direct(change.read());
      requireFlowLogs(network);
      recording.follow(network);
      say("goes on with the changed " + networkFile);
    } catch (Fault mistaken) {
      say(networkFile + " changed and is not taken; the description before goes on");
      mistaken.sentence().lines().forEach(this::say);
    }
  }

  private Network described() {
    if ((networkFile == null) == interfaces.isEmpty()) {
      throw new Fault.Invalid(
          "weir record needs either --network FILE or --interface NAME, to know what to capture");
    }
    if (networkFile != null) {
      return NetworkFile.read(networkFile);
    }
    say(
        "no --network: every packet counts as ACCEPT, in account "
            + account
            + " and region "
            + region);
    return new BareNetwork(account, region).of(interfaces);
  }

  private static void requireFlowLogs(Network network) {
    if (network.flowLogs().isEmpty()) {
      throw new Fault.Invalid(
          "no flow log says where the records go; add --to DIR or --to s3://bucket, or flow-logs to"
              + " the description");
    }
  }

  private Path spoolFolder() {
    return spool != null
        ? spool
        : Path.of(System.getProperty("user.home"), ".local", "state", "weir", "spool");
  }

  private int undelivered(Recording recording) {
    for (DeliveryStatus status : recording.deliveries()) {
      if (status.failure() != null) {
        say(status.flowLogId() + " to " + status.target() + ": " + status.failure().cause());
      }
    }
    say("what is not delivered waits in " + spoolFolder() + " for the next run");
    return 1;
  }

  private void say(String sentence) {
    spec.commandLine().getErr().println("weir: " + sentence);
    spec.commandLine().getErr().flush();
  }
}
