package weir.dataplane.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import weir.model.aws.Fault;

/// The network namespaces that one run makes on this machine, and their removal: when it closes,
/// and also when its process is killed.
///
/// Every name begins with `weir-` and the run's random id. Links are made inside namespaces and go
/// with them, so removing the namespaces removes everything. Three parties see to it: [#close], a
/// watchdog process that outlives this one, and the next run, which finds what a dead one left.
public final class HostNamespaces implements AutoCloseable {
  private final String runId;
  private final RunFile runFile;
  private final Watchdog watchdog;
  private final List<NetworkNamespace> namespaces = new ArrayList<>();
  private boolean closed;

  private HostNamespaces(String runId, RunFile runFile, Watchdog watchdog) {
    this.runId = runId;
    this.runFile = runFile;
    this.watchdog = watchdog;
  }

  /// Begins a run; first removes what dead runs left.
  ///
  /// @throws Fault.Denied when the process may not make namespaces
  public static HostNamespaces begin() {
    Privileges.require();
    return begin(RunFile.FOLDER);
  }

  static HostNamespaces begin(Path folder) {
    RunFile.removeDeadRuns(folder);
    byte[] random = new byte[2];
    ThreadLocalRandom.current().nextBytes(random);
    String runId = HexFormat.of().formatHex(random);
    RunFile file = RunFile.write(folder, runId, ProcessHandle.current());
    return new HostNamespaces(runId, file, Watchdog.start(prefix(runId), file));
  }

  /// Makes a namespace with its loopback up.
  ///
  /// @param machine what the namespace is for, such as `web1`
  public synchronized NetworkNamespace add(String machine) {
    if (closed) {
      throw new IllegalStateException("run " + runId + " is closed");
    }
    NetworkNamespace namespace = new NetworkNamespace(prefix(runId) + machine);
    HostCommand.run("ip", "netns", "add", namespace.name());
    namespaces.add(namespace);
    namespace.ip("link set lo up\n");
    return namespace;
  }

  /// A folder for what the run keeps on disk meanwhile; it goes with the run.
  public Path scratch() {
    return runFile.scratch();
  }

  long watchdogPid() {
    return watchdog.pid();
  }

  /// What the names of this run's namespaces begin with.
  public String prefix() {
    return prefix(runId);
  }

  static String prefix(String runId) {
    return "weir-" + runId + "-";
  }

  /// Removes what the run made, last first. What it fails at, such as when Ctrl-C on the terminal
  /// ends the programs that it starts, the watchdog does, which no signal of a terminal reaches.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      for (NetworkNamespace namespace : namespaces.reversed()) {
        remove(namespace.name());
      }
      // One whose making was interrupted.
      names(prefix()).forEach(HostNamespaces::remove);
    } catch (Fault failure) {
      watchdog.takeOver();
      if (!names(prefix()).isEmpty()) {
        throw failure;
      }
      return;
    }
    watchdog.close();
    runFile.delete();
  }

  /// Removes a namespace. One that somebody else removed meanwhile, such as a watchdog, is gone
  /// too.
  static void remove(String name) {
    try {
      HostCommand.run("ip", "netns", "delete", name);
    } catch (Fault.Unavailable failure) {
      if (names(name).contains(name)) {
        throw failure;
      }
    }
  }

  /// The names of all namespaces that begin so.
  static List<String> names(String prefix) {
    Path folder = NetworkNamespace.FOLDER;
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
