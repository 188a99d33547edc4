package weir.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Files that the tests bring with them.
final class Resource {
  private Resource() {}

  static String text(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Resource.class.getResourceAsStream("/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Where a copy of it is, under its own name.
  static String copy(String name, Path folder) throws IOException {
    return Files.writeString(folder.resolve(name), text(name)).toString();
  }
}
