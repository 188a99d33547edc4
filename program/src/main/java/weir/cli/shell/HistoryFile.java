package weir.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The file in which a shell keeps statements. They can tell more than others should read, so only
/// its owner may.
public final class HistoryFile {
  private HistoryFile() {}

  /// A file in the folder that the XDG base directory specification gives such state.
  public static Path named(String name) {
    Path folder =
        Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
    return folder.resolve("weir").resolve(name);
  }

  /// Makes the file, or takes others' rights to it away.
  static void prepare(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!Files.exists(file)) {
      Files.createFile(
          file,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
