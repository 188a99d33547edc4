package weir.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import weir.dataplane.host.HostNamespaces;
import weir.dataplane.host.HostTools;
import weir.dataplane.lab.Lab;
import weir.model.aws.Fault;
import weir.model.network.Network;

/// A run of the lab whose network the `aws` command line makes: `weir serve` in this process,
/// commands that a reader can repeat, and the lab's machines under the ids that the API gave.
///
/// The service keeps its state in the scratch folder of the lab's namespaces, so everything goes
/// together, also when the process is killed.
final class LabServe {
  private static final int USUAL_PORT = 4566;

  private final Service service;
  private final Path folder;
  private final LabScreen screen;
  private final StopSignal stop;
  private final InstantSource clock = InstantSource.system();

  LabServe(Service service, Path folder, LabScreen screen, StopSignal stop) {
    this.service = service;
    this.folder = folder;
    this.screen = screen;
    this.stop = stop;
  }

  /// @param duration how long to record; empty until told to stop
  LabRecord run(Optional<Duration> duration) {
    try {
      HostTools.requireWithAws(screen::say);
    } catch (Fault.Denied refused) {
      throw new Fault.Denied(
          refused.sentence()
              + "; start it with: sudo weir lab --serve (weir lab --replay shows a recorded lab"
              + " without root)");
    }
    try (HostNamespaces namespaces = HostNamespaces.begin()) {
      Path log = namespaces.scratch().resolve("serve.log");
      try (PrintStream events =
          new PrintStream(new FileOutputStream(log.toFile()), true, StandardCharsets.UTF_8)) {
        return run(duration, namespaces, events);
      } catch (Fault failure) {
        throw stop.asked() ? stopped() : failed(failure, log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fault stopped() {
    return new Fault.Unavailable("stopped before the lab was complete; nothing is left of it");
  }

  private Fault failed(Fault failure, Path log) throws IOException {
    Files.createDirectories(folder);
    Path kept = Files.copy(log, folder.resolve("serve.log"), StandardCopyOption.REPLACE_EXISTING);
    return new Fault.Unavailable(
        failure.sentence() + "; the log of weir serve is " + kept, failure);
  }

  private LabRecord run(Optional<Duration> duration, HostNamespaces namespaces, PrintStream events)
      throws IOException {
    ServeSettings settings =
        ServeSettings.usual().at("127.0.0.1", port(), namespaces.scratch().resolve("state"));
    try (Service.Running running = service.start(settings, LabCapture::open, events)) {
      Service.NewAccessKey key = key(running, settings);
      screen.say("weir serve answers on " + running.endpoint() + ". What follows are the commands");
      screen.say(
          "that make the lab, in bash; they also work line by line with your own weir serve.");
      screen.say("");
      AwsShell aws = new AwsShell(screen, running.endpoint(), key, settings.home().region());
      LabOverApi api = new LabOverApi(aws, stop);
      String description = api.make();
      try (Lab lab =
          Lab.in(
              namespaces,
              LabOverApi.read(description),
              machine -> screen.step("builds " + machine))) {
        screen.clear();
        api.attach(lab.network());
        screen.say(
            "  They stand in network namespaces "
                + lab.namespacePrefix()
                + "*; the kernel enforces the rules.");
        api.createFlowLog();
        if (duration.isEmpty()) {
          invite(aws, key, settings, lab);
        }
        record(lab, duration);
      }
      api.deleteFlowLog();
      Files.createDirectories(folder);
      api.fetch(quoted(folder));
      Files.writeString(folder.resolve("network.yaml"), description);
      screen.say("");
      Network network = LabDelivery.directed(LabOverApi.read(description), folder);
      return LabRecord.ofFiles(folder, network, new EngineOptions().engine(), aws.lines());
    }
  }

  /// The key of root: made up at the start, or chosen in the environment.
  private static Service.NewAccessKey key(Service.Running running, ServeSettings settings) {
    return running.newAccessKeys().stream()
        .findFirst()
        .orElseGet(() ->
            new Service.NewAccessKey(
                settings.home().accounts().getFirst(),
                System.getenv("WEIR_ROOT_ACCESS_KEY_ID"),
                System.getenv("WEIR_ROOT_SECRET_ACCESS_KEY")));
  }

  private void invite(AwsShell aws, Service.NewAccessKey key, ServeSettings settings, Lab lab) {
    screen.say("");
    screen.say("The lab stays until Ctrl-C. To look around, paste into another root shell:");
    screen.say("  export AWS_ACCESS_KEY_ID=" + key.accessKeyId());
    screen.say("  export AWS_SECRET_ACCESS_KEY=" + key.secretAccessKey());
    screen.say("  export AWS_DEFAULT_REGION=" + settings.home().region());
    screen.say("  " + aws.assignments());
    screen.say("  " + AwsShell.AWS);
    screen.say("and then, for example:");
    screen.say("  ip netns exec " + lab.namespacePrefix() + "bastion ping -c 3 10.0.3.50");
    screen.say("  aws ec2 describe-network-acls --filters Name=vpc-id,Values=$VPC");
    screen.say("  aws s3 ls --recursive s3://" + LabOverApi.BUCKET + "   # every five minutes");
    screen.say("");
  }

  private void record(Lab lab, Optional<Duration> duration) {
    lab.startTraffic(ThreadLocalRandom.current().nextLong());
    Instant begun = clock.instant();
    stop.await(
        duration.orElse(null),
        () ->
            screen.step("traffic  " + Duration.between(begun, clock.instant()).toSeconds() + " s"),
        () -> false);
    lab.stopTraffic();
    screen.clear();
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  /// The port that examples show, or any when somebody has it.
  private static int port() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), USUAL_PORT));
      return USUAL_PORT;
    } catch (IOException taken) {
      return 0;
    }
  }
}
