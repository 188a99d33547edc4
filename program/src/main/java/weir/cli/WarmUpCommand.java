package weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `weir warm-up`: does in one go what commands usually do, on the bundled capture of a lab. The
/// launcher runs it once while the JVM records its AOT cache, so that later runs start with classes
/// loaded and hot code known.
@Command(name = "warm-up", hidden = true, header = "Runs typical work, for the AOT cache.")
final class WarmUpCommand implements Callable<Integer> {
  private static final int ROUNDS = 12;
  private static final String BUNDLED = "/weir/dataplane/lab/";

  private final Service service;

  @Spec private CommandSpec spec;

  WarmUpCommand(Service service) {
    this.service = service;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("weir-warm-up");
    try {
      Path capture = copy(folder, "alb.pcap.gz");
      Path network = copy(folder, "network.yaml");
      Path records = folder.resolve("records.txt");
      Files.writeString(records, RECORDS);
      run("--help");
      run("network", "check", network.toString());
      for (int round = 0; round < ROUNDS; round++) {
        run("read", "--quiet", capture.toString());
      }
      run("read", "--json", "--format", "all", "--network", network.toString(), capture.toString());
      run("top", "--rejected", "--from", records.toString());
      run("query", "SELECT count(*) FROM flow_logs", "--from", records.toString());
      serve(folder.resolve("state"));
      return 0;
    } finally {
      for (String name : new String[] {"alb.pcap.gz", "network.yaml", "records.txt"}) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  private static final String RECORDS =
      """
      version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
      2 123456789010 eni-1235b8ca123456789 172.31.9.69 172.31.9.12 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK
      """;

  /// Starts the service and lets it answer, so that its next start finds its classes loaded.
  private void serve(Path state) throws IOException {
    ServeSettings settings = ServeSettings.usual().at("127.0.0.1", 0, state);
    try (Service.Running running = service.start(settings)) {
      ServiceCalls calls =
          new ServiceCalls(
              URI.create(running.endpoint()),
              running.newAccessKeys().getFirst(),
              settings.home().region());
      for (int round = 0; round < ROUNDS; round++) {
        calls.form("sts", "Action=GetCallerIdentity&Version=2011-06-15");
        calls.form("ec2", "Action=DescribeVpcs&Version=2016-11-15");
      }
    }
    try (Stream<Path> left = Files.walk(state)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void run(String... arguments) {
    CommandLine root = spec.root().commandLine();
    root.execute(arguments);
  }

  private static Path copy(Path folder, String name) {
    try (InputStream in =
        Objects.requireNonNull(WarmUpCommand.class.getResourceAsStream(BUNDLED + name))) {
      Path file = folder.resolve(name);
      Files.copy(in, file);
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
