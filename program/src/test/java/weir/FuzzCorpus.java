package weir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
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

  /// Gives a target its inputs with random bytes changed, mostly into signs that mean something to
  /// it. A failure tells the seed, which `-Dweir.seed` sets, and the input.
  public static void damaged(Class<?> target, Consumer<byte[]> entry, String signs, int times)
      throws IOException {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    List<byte[]> inputs = of(target);
    for (int i = 0; i < times; i++) {
      byte[] damaged = inputs.get(random.nextInt(inputs.size())).clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] =
            random.nextBoolean()
                ? (byte) signs.charAt(random.nextInt(signs.length()))
                : damaged[random.nextInt(damaged.length)];
      }
      try {
        entry.accept(damaged);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(damaged, StandardCharsets.UTF_8), failed);
      }
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
