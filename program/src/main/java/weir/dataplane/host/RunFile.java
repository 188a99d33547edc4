package weir.dataplane.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import weir.model.aws.Fault;

/// A note on disk of which process owns a run's namespaces, for the next run to find when that
/// process is dead, and a folder beside it for what the run keeps on disk.
record RunFile(Path path) {
  static final Path FOLDER = Path.of("/run/weir");
  private static final Logger LOG = Logger.getLogger(RunFile.class.getName());
  private static final String SUFFIX = ".run";

  static RunFile write(Path folder, String runId, ProcessHandle owner) {
    Path path = folder.resolve(runId + SUFFIX);
    try {
      RunFile file = new RunFile(path);
      Files.createDirectories(folder);
      Files.writeString(path, owner.pid() + "\n" + started(owner) + "\n");
      Files.createDirectory(file.scratch());
      return file;
    } catch (IOException e) {
      throw new Fault.Denied("the run cannot be noted in " + path + ": " + e.getMessage());
    }
  }

  /// Removes the namespaces of runs whose process is gone. A process that took over the number of a
  /// dead one started later than the note says.
  static void removeDeadRuns(Path folder) {
    for (RunFile file : list(folder)) {
      if (!file.ownerLives()) {
        String prefix = HostNamespaces.prefix(file.runId());
        for (String name : HostNamespaces.names(prefix)) {
          LOG.info(() -> "removes network namespace " + name + ", left by a run that was killed");
          HostNamespaces.remove(name);
        }
        file.delete();
      }
    }
  }

  private static List<RunFile> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .map(RunFile::new)
          .sorted((a, b) -> a.path.compareTo(b.path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String runId() {
    String name = path.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private boolean ownerLives() {
    try {
      List<String> lines = Files.readAllLines(path);
      Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(lines.getFirst()));
      return owner.filter(ProcessHandle::isAlive).isPresent()
          && started(owner.get()).equals(lines.get(1));
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("-");
  }

  Path scratch() {
    return path.resolveSibling(runId());
  }

  void delete() {
    try {
      if (Files.isDirectory(scratch())) {
        try (var files = Files.walk(scratch())) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
