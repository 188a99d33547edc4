package weir.store.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import weir.model.aws.Fault;

/// A YAML file of settings: keys that are not known, and values that do not fit, are reported all
/// at once and with their places.
public final class SettingsFile {
  private SettingsFile() {}

  /// @param reader makes the settings; mistakes that it meets read as absent
  /// @throws Fault.Invalid when the file has mistakes; the message has a line for each
  public static <T> T read(Path file, Shape shape, Function<Section, T> reader) {
    Mistakes mistakes = new Mistakes(file.toString());
    Optional<T> settings =
        YamlDocument.read(text(file), mistakes)
            .flatMap(document -> Section.of(document, shape, mistakes))
            .map(reader);
    if (settings.isEmpty() && mistakes.none()) {
      mistakes.at(1, 1, "the file is empty; its keys may be " + String.join(", ", shape.keys()));
    }
    return settings
        .filter(read -> mistakes.none())
        .orElseThrow(() ->
            new Fault.Invalid(
                mistakes.all().stream().map(Mistake::toString).collect(Collectors.joining("\n"))));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException absent) {
      throw new Fault.NotFound("there is no file " + file);
    } catch (IOException failed) {
      throw new Fault.Unavailable("cannot read " + file + ": " + failed.getMessage(), failed);
    }
  }
}
