package weir.query.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// Finds the files that `--from` names: folders with all below them, single files, globs, and
/// `s3://bucket/prefix`.
final class FlowLogFiles {
  private static final String GLOB_SIGNS = "*?[{";
  private static final List<String> ENDINGS = List.of(".gz", ".log", ".txt", ".parquet");

  private FlowLogFiles() {}

  /// @throws Fault.NotFound when a name stands for no file
  static List<FlowLogFile> find(List<String> from, S3Cache cache) {
    Map<String, FlowLogFile> files = new LinkedHashMap<>();
    for (String name : from) {
      List<? extends FlowLogFile> found =
          S3Address.isOne(name) ? cache.list(S3Address.of(name)) : local(name);
      if (found.isEmpty()) {
        throw new Fault.NotFound(
            name
                + " holds no flow-log files; they end in "
                + String.join(", ", ENDINGS.subList(0, ENDINGS.size() - 1))
                + " or "
                + ENDINGS.getLast());
      }
      found.forEach(file -> files.putIfAbsent(file.name(), file));
    }
    return List.copyOf(files.values());
  }

  /// Whether a file in a folder is taken for flow logs; a file that is named itself always is.
  static boolean looksLikeFlowLogs(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return !name.startsWith(".")
        && !name.startsWith("_")
        && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static List<LocalFile> local(String name) {
    Path path = Path.of(name);
    try {
      if (Files.isDirectory(path)) {
        return walk(path, file -> looksLikeFlowLogs(file.toString()));
      }
      if (Files.exists(path)) {
        return List.of(LocalFile.of(path));
      }
      if (firstGlobSign(name) < 0) {
        throw new Fault.NotFound(name + " does not exist; give a folder or files of flow logs");
      }
      return glob(name);
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  private static List<LocalFile> glob(String pattern) throws IOException {
    int slash = pattern.lastIndexOf('/', firstGlobSign(pattern));
    Path folder = Path.of(slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash));
    if (!Files.isDirectory(folder)) {
      throw new Fault.NotFound(folder + " does not exist; give a folder or files of flow logs");
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + (slash < 0 ? "./" + pattern : pattern));
    return walk(folder, matcher);
  }

  private static int firstGlobSign(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (GLOB_SIGNS.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<LocalFile> walk(Path folder, PathMatcher wanted) throws IOException {
    List<LocalFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        if (wanted.matches(path) && Files.isRegularFile(path)) {
          files.add(LocalFile.of(path));
        }
      }
    }
    return files;
  }
}
