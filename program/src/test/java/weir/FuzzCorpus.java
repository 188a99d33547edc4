package weir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The inputs that are kept for a fuzz target, under `src/test/resources/fuzz/<target>`: seeds that
/// the fuzzer starts from, and every input that once broke something.
///
/// A target is a class whose name ends in `Fuzz`, with the method `fuzzerTestOneInput(byte[])`;
/// `src/test/fuzz/run` lets Jazzer look for more inputs.
public final class FuzzCorpus {
  private FuzzCorpus() {}

  /// The inputs of a target, at least one.
  public static List<byte[]> of(Class<?> target) throws IOException {
    Path folder = folder(target);
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> inputs = files.sorted().map(FuzzCorpus::read).toList();
      if (inputs.isEmpty()) {
        throw new AssertionError(folder + " holds no input");
      }
      return inputs;
    }
  }

  private static Path folder(Class<?> target) {
    return Path.of("src/test/resources/fuzz", target.getSimpleName());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
