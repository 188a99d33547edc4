package weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
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

  @Spec private CommandSpec spec;

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
