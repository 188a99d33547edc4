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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import weir.dataplane.host.HostTools;
import weir.dataplane.lab.Lab;
import weir.dataplane.lab.LabNetwork;
import weir.model.aws.Fault;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.store.state.NetworkFile;

/// A run of the lab whose network the `aws` command line makes: `weir serve` in this process,
/// commands that a reader can repeat, and the lab's machines under the ids that the API gave.
final class LabServe {
  private static final String BUCKET = "lab-flow-logs";
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
    HostTools.requireWithAws(screen::say);
    try {
      Files.createDirectories(folder);
      Path state = Files.createTempDirectory("weir-lab-");
      try (PrintStream log =
          new PrintStream(
              new FileOutputStream(folder.resolve("serve.log").toFile()),
              true,
              StandardCharsets.UTF_8)) {
        return run(duration, state, log);
      } finally {
        LabDelivery.remove(state);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LabRecord run(Optional<Duration> duration, Path state, PrintStream log) {
    ServeSettings settings = ServeSettings.usual().at("127.0.0.1", port(), state);
    AwsShell aws;
    Network network;
    try (Service.Running running = service.start(settings, log)) {
      Service.NewAccessKey key = running.newAccessKeys().getFirst();
      aws = new AwsShell(screen, key, settings.region());
      screen.say(
          "weir serve answers on " + running.endpoint() + "; the aws command line drives it.");
      if (duration.isEmpty()) {
        invite(key, settings.region());
      }
      aws.endpoint(running.endpoint());
      network = make(aws);
      try (Lab lab = Lab.build(network, machine -> screen.step("builds " + machine))) {
        screen.say(
            "The machines stand in network namespaces "
                + lab.namespacePrefix()
                + "*; the rules are in the kernel.");
        attach(aws, lab.network());
        aws.run(
            AwsCommand.kept(
                "FL",
                "aws ec2 create-flow-logs --resource-type VPC --resource-ids $VPC --traffic-type"
                    + " ALL --max-aggregation-interval 60 --log-destination-type s3"
                    + " --log-destination arn:aws:s3:::"
                    + BUCKET
                    + " --log-format '"
                    + network.flowLogs().iterator().next().format()
                    + "' --query 'FlowLogIds[0]'",
                null));
        record(lab, duration);
        if (!stop.asked()) {
          aws.run(AwsCommand.shown("aws ec2 describe-flow-logs --flow-log-ids $FL"));
        }
      }
      screen.say("Files are due every five minutes; a stop of weir serve delivers what is there.");
    }
    fetch(settings, log, aws);
    return LabRecord.ofFiles(
        folder, LabDelivery.directed(network, folder), new EngineOptions().engine(), aws.lines());
  }

  private void invite(Service.NewAccessKey key, String region) {
    screen.say("To drive it yourself meanwhile, in another shell:");
    screen.say("  export AWS_ACCESS_KEY_ID=" + key.accessKeyId());
    screen.say("  export AWS_SECRET_ACCESS_KEY=" + key.secretAccessKey());
    screen.say("  export AWS_DEFAULT_REGION=" + region);
  }

  /// Makes the network and answers it as a description that has the API's ids.
  private Network make(AwsShell aws) {
    aws.run(AwsCommand.plain("aws s3 mb s3://" + BUCKET));
    Network described = LabNetwork.read();
    Map<String, String> given = new TreeMap<>();
    for (AwsCommand command : AwsScript.of(described)) {
      if (stop.asked()) {
        throw new Fault.Unavailable("stopped before the lab was complete");
      }
      aws.run(command);
      String id = command.describedId();
      if (id != null) {
        given.put(id, aws.value(Objects.requireNonNull(command.variable())));
      }
    }
    String cards =
        aws.run(
            AwsCommand.shown(
                "aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=$VPC --query"
                    + " 'NetworkInterfaces[].[NetworkInterfaceId,MacAddress]' --output text"));
    for (NetworkInterface eni : described.interfaces()) {
      String own = Objects.requireNonNull(given.get(eni.id()));
      String mac =
          cards
              .lines()
              .filter(line -> line.startsWith(own))
              .map(line -> line.substring(own.length()).strip())
              .findFirst()
              .orElseThrow(
                  () -> new Fault.Unavailable("the API has no hardware address of " + own));
      given.put(Objects.requireNonNull(eni.addresses().mac()).toString(), mac);
    }
    String text = LabNetwork.served(given, aws.value("VPC6"));
    try {
      Files.writeString(folder.resolve("network.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    NetworkFile.Checked checked = NetworkFile.check("network.yaml", text);
    return checked
        .network()
        .orElseThrow(() -> new IllegalStateException(checked.mistakes().toString()));
  }

  private static void attach(AwsShell aws, Network network) {
    for (NetworkInterface eni : network.interfaces()) {
      if (eni.attachment() instanceof Attachment.LinuxInterface link) {
        aws.run(
            AwsCommand.plain(
                "aws ec2 create-tags --resources "
                    + eni.id()
                    + " --tags Key=weir:attachment,Value=netns/"
                    + link.namespace()
                    + ":"
                    + link.name()));
      }
    }
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

  /// Starts the service over the same state, looks at the files and takes them home.
  private void fetch(ServeSettings settings, PrintStream log, AwsShell aws) {
    try (Service.Running again = service.start(settings, log)) {
      aws.endpoint(again.endpoint());
      aws.run(AwsCommand.shown("aws s3 ls --recursive s3://" + BUCKET));
      aws.run(AwsCommand.plain("aws s3 sync --quiet s3://" + BUCKET + " " + quoted(folder)));
      aws.run(AwsCommand.shown("aws ec2 delete-flow-logs --flow-log-ids $FL"));
    }
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
