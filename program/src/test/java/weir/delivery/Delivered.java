package weir.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Reads what a folder destination holds.
final class Delivered {
  private Delivered() {}

  /// Every file below the folder, hidden ones too, as paths relative to it.
  static List<String> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The records of every text file, headers checked and left out, in the order of files and lines.
  static List<String> lines(Path folder) {
    return files(folder).stream().flatMap(file -> lines(folder, file).stream()).toList();
  }

  static List<String> lines(Path folder, String file) {
    List<String> all = text(folder.resolve(file)).lines().toList();
    if (!all.getFirst().startsWith("version ")) {
      throw new AssertionError(file + " begins with " + all.getFirst());
    }
    return all.subList(1, all.size());
  }

  static String text(Path file) {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The numbers by which [SampleRecords] tells records apart.
  static List<Long> numbers(List<String> lines) {
    return lines.stream().map(line -> Long.parseLong(line.split(" ")[9])).sorted().toList();
  }
}
