package weir.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import weir.model.aws.Fault;

/// `weir lab`: a small VPC on this machine, with real traffic, recorded and explained.
@Command(
    name = "lab",
    header = "Builds a small VPC on this machine, records its traffic and shows what came of it.",
    description = {
      "A bastion, a load balancer, two web servers, a database and a NAT gateway in network"
          + " namespaces, security groups and network ACLs in the kernel, customers and an attacker"
          + " on an internet of its own. Nothing leaves this machine, and nothing is left on it but"
          + " the folder of flow logs.",
      "",
      "Takes root, and installs iproute2 and nftables with apt-get when they are missing. Without"
          + " root, or where namespaces are not allowed, it replays a capture of such a lab"
          + " instead."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  sudo weir lab                                one minute, then the summary",
      "  sudo weir lab --duration 10s --to flow-logs  shorter, into a folder of your choice",
      "  sudo weir lab --keep                         until Ctrl-C; look around with ip netns exec",
      "  sudo weir lab --serve                        through the API, every aws command printed",
      "  weir lab --replay                            the bundled capture, without root"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class LabCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Service service;

  @Spec private CommandSpec spec;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long to record, such as 90s or 5m. Default: ${DEFAULT-VALUE}.")
  private String duration = "60s";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder for the flow logs. Default: a new one here, named in the summary.")
  private @Nullable Path folder;

  @Option(names = "--keep", description = "Goes on until it is interrupted.")
  private boolean keep;

  @Option(names = "--replay", description = "Replays the bundled capture, also as root.")
  private boolean replay;

  @Option(names = "--json", description = "Prints the summary as one JSON object.")
  private boolean json;

  @Option(
      names = "--serve",
      description =
          "Makes the network through weir serve with the aws command line, and prints every"
              + " command. Takes root.")
  private boolean serve;

  LabCommand(Service service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    if (serve && replay) {
      throw new Fault.Invalid(
          "--serve makes a network through the API and --replay has none; choose one");
    }
    Path target = folder == null ? Path.of("weir-lab-" + stamp()) : folder;
    Duration wished = Durations.of("--duration", duration);
    LabScreen screen = new LabScreen(spec.commandLine().getErr(), !json);
    StopSignal stop = StopSignal.install();
    try {
      LabRecord record =
          replay ? new LabReplay(target, screen).run() : record(target, wished, screen, stop);
      print(new LabSummary(record, new EngineOptions().engine()));
      return 0;
    } finally {
      stop.done();
    }
  }

  private LabRecord record(Path target, Duration wished, LabScreen screen, StopSignal stop) {
    Optional<Duration> duration = keep ? Optional.empty() : Optional.of(wished);
    return serve
        ? new LabServe(service, target, screen, stop).run(duration)
        : new LabRun(target, screen, stop).run(duration);
  }

  private void print(LabSummary summary) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      summary.printJson(out);
    } else {
      summary.print(out);
    }
    out.flush();
  }

  private static String stamp() {
    return STAMP.format(InstantSource.system().instant().atOffset(ZoneOffset.UTC));
  }
}
