package weir.query.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where the engines of tests put what their memory does not hold: a folder of this process alone,
/// for several run tests at once, and sessions number theirs from one. Gone with the process.
final class ScratchFolder {
  static final Path OF_THIS_PROCESS = make();

  private ScratchFolder() {}

  private static Path make() {
    try {
      Path made = Files.createTempDirectory("weir-test-engine-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
      return made;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException left) {
      System.err.println("left behind: " + folder + ": " + left);
    }
  }
}
